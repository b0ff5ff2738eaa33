using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Generation;

/// <summary>The pictures that were drawn.</summary>
public sealed record GenerationResult
{
    /// <summary>The pictures, in the order of <see cref="GeneratedImage.Index"/>.</summary>
    public required IReadOnlyList<GeneratedImage> Images { get; init; }

    /// <summary>The prompt they were drawn from, as the engine got it.</summary>
    public required string Prompt { get; init; }

    /// <summary>What a linter in front of the engine found in the prompt as it was asked for.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<PromptDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The time the drawing took.</summary>
    /// <value>Default: zero, the engine doesn't say.</value>
    public TimeSpan Elapsed { get; init; }
}
