using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Generation;

/// <summary>A linter in front of an engine refused a prompt. Nothing was drawn or paid for.</summary>
public sealed class PromptRejectedException : FluxException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="diagnostics">What is wrong with it.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public PromptRejectedException(string prompt, IReadOnlyList<PromptDiagnostic> diagnostics)
        : base(Compose(prompt, diagnostics))
    {
        Prompt = prompt;
        Diagnostics = diagnostics;
    }

    /// <summary>The prompt.</summary>
    public string Prompt { get; }

    /// <summary>What is wrong with it, from left to right.</summary>
    public IReadOnlyList<PromptDiagnostic> Diagnostics { get; }

    private static string Compose(string prompt, IReadOnlyList<PromptDiagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return $"The prompt was refused.\n{string.Join('\n', diagnostics.Select(diagnostic => $"- {diagnostic}"))}";
    }
}
