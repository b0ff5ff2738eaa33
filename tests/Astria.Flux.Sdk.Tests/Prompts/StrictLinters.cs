using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Tests.Prompts;

/// <summary>Linters with every built-in rule, one for each profile.</summary>
internal static class StrictLinters
{
    private static readonly PromptLinter[] All =
        [.. PromptProfiles.All.Select(profile => PromptLinter.Create(FluxPromptRules.All, new() { Profile = profile, MinimumSeverity = PromptSeverity.Hint }))];

    private static readonly PromptLinter[] WithoutHints = [.. PromptProfiles.All.Select(profile => PromptLinter.Create(FluxPromptRules.All, new() { Profile = profile }))];

    /// <summary>What any profile's linter finds, hints among it.</summary>
    public static IEnumerable<PromptDiagnostic> Find(string prompt, string? token) => Find(All, prompt, token);

    /// <summary>What any profile's linter finds, hints aside.</summary>
    public static IEnumerable<PromptDiagnostic> FindWithoutHints(string prompt, string? token) => Find(WithoutHints, prompt, token);

    private static IEnumerable<PromptDiagnostic> Find(PromptLinter[] linters, string prompt, string? token) =>
        linters.SelectMany(linter => linter.Lint(prompt, new PromptFacts { TriggerWord = token }).Diagnostics);
}
