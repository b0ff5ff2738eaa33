using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Composition;

/// <summary>The linter at every profile: what is written for nobody in particular has to be right for all of them.</summary>
internal static class PromptLintings
{
    private static readonly PromptLinter[] Linters = Create(PromptSeverity.Information);
    private static readonly PromptLinter[] StrictLinters = Create(PromptSeverity.Hint);

    /// <summary>What some profile's linter finds; the same finding once.</summary>
    public static IReadOnlyList<PromptDiagnostic> Find(string prompt, PromptFacts facts) => Find(Linters, prompt, facts);

    /// <summary>The same, hints included.</summary>
    public static IReadOnlyList<PromptDiagnostic> FindStrictly(string prompt, PromptFacts facts) => Find(StrictLinters, prompt, facts);

    /// <summary>Repairs what is safe to repair for any profile.</summary>
    public static string ApplyFixes(string prompt) => Linters.Aggregate(prompt, (text, linter) => linter.Lint(text).ApplyFixes());

    private static List<PromptDiagnostic> Find(PromptLinter[] linters, string prompt, PromptFacts facts)
    {
        var found = new List<PromptDiagnostic>();
        foreach (var linter in linters)
        {
            foreach (var diagnostic in linter.Lint(prompt.AsSpan(), facts))
            {
                if (!found.Exists(known => known.RuleId == diagnostic.RuleId && known.Span == diagnostic.Span))
                    found.Add(diagnostic);
            }
        }

        return found;
    }

    private static PromptLinter[] Create(PromptSeverity from) =>
        [.. PromptProfiles.All.Select(profile => PromptLinter.Create(FluxPromptRules.All, PromptLintOptions.Default with { Profile = profile, MinimumSeverity = from }))];
}
