using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts;

/// <summary>What a linter found in a prompt.</summary>
public sealed class LintResult
{
    // Each pass of the built-in rules shortens the text; an app's own rules might undo each other for ever.
    private const int MostPasses = 32;

    private readonly PromptLinter _linter;
    private readonly PromptFacts _facts;

    internal LintResult(PromptLinter linter, string prompt, PromptFacts facts, IReadOnlyList<PromptDiagnostic> diagnostics)
    {
        _linter = linter;
        _facts = facts;
        Prompt = prompt;
        Diagnostics = diagnostics;
    }

    /// <summary>The prompt that was linted.</summary>
    public string Prompt { get; }

    /// <summary>What was found, from left to right; empty when all is well.</summary>
    public IReadOnlyList<PromptDiagnostic> Diagnostics { get; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Diagnostics.Count == 0;

    /// <summary>The request options that take the place of what safe fixes take out of the text, such as <c>aspect_ratio</c> for <c>--ar 16:9</c>.</summary>
    public IReadOnlyList<PromptSetting> Settings =>
        Diagnostics.Where(diagnostic => diagnostic.Fix is { Kind: PromptFixKind.Safe }).SelectMany(diagnostic => diagnostic.Fix!.Settings).ToArray();

    /// <summary>Repairs the prompt, and repairs the repaired one, until there is nothing left to repair: fixing it again changes nothing.</summary>
    /// <param name="mostDaring">The most daring kind of fix to apply. Default: safe ones only.</param>
    /// <returns>The repaired prompt, never a blank one: repairs that together would leave nothing are not made. The very same string when there is nothing to repair.</returns>
    public string ApplyFixes(PromptFixKind mostDaring = PromptFixKind.Safe)
    {
        var prompt = Prompt;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = FixApplier.Apply(prompt, pass == 0 ? Diagnostics : _linter.Lint(prompt.AsSpan(), _facts), mostDaring);
            // Each leaves something, all together might leave nothing: then what to draw is for a person to say.
            if (string.IsNullOrWhiteSpace(next) || string.Equals(next, prompt, StringComparison.Ordinal))
                break;
            prompt = next;
        }

        return prompt;
    }
}
