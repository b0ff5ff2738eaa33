using System.Collections.Immutable;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Microsoft.CodeAnalysis;

namespace Astria.Flux.Analyzers;

/// <summary>The linter's rules as the compiler knows them.</summary>
internal static class RuleDescriptors
{
    /// <summary>All of them, in the linter's order.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = Create();

    public static DiagnosticDescriptor Of(string ruleId)
    {
        // Only findings are looked up, and there are few.
        foreach (var descriptor in All)
        {
            if (string.Equals(descriptor.Id, ruleId, StringComparison.Ordinal))
                return descriptor;
        }

        throw new ArgumentException($"No rule has the id {ruleId}.", nameof(ruleId));
    }

    public static DiagnosticSeverity SeverityOf(PromptSeverity severity) => severity switch
    {
        PromptSeverity.Error => DiagnosticSeverity.Error,
        PromptSeverity.Warning => DiagnosticSeverity.Warning,
        PromptSeverity.Information => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    private static ImmutableArray<DiagnosticDescriptor> Create()
    {
        var all = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(FluxPromptRules.All.Count);
        foreach (var rule in FluxPromptRules.All)
            all.Add(Of(rule.Descriptor));
        return all.MoveToImmutable();
    }

    private static DiagnosticDescriptor Of(PromptRuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "Prompts." + rule.Category,
        SeverityOf(rule.DefaultSeverity),
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpPage is { } page && page.StartsWith("https://", StringComparison.Ordinal) ? page : null);
}
