using System.Collections.Concurrent;
using Astria.Flux.Prompts.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Astria.Flux.Analyzers;

/// <summary>The linter's rules as the compiler knows them.</summary>
internal static class RuleDescriptors
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> Known = new(StringComparer.Ordinal);

    public static DiagnosticDescriptor Of(PromptRuleDescriptor rule) => Known.GetOrAdd(rule.Id, _ => new(
        rule.Id,
        rule.Title,
        "{0}",
        $"Prompts.{rule.Category}",
        SeverityOf(rule.DefaultSeverity),
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpPage is { } page && page.StartsWith("https://", StringComparison.Ordinal) ? page : null));

    public static DiagnosticDescriptor Of(string ruleId) => Known[ruleId];

    public static DiagnosticSeverity SeverityOf(PromptSeverity severity) => severity switch
    {
        PromptSeverity.Error => DiagnosticSeverity.Error,
        PromptSeverity.Warning => DiagnosticSeverity.Warning,
        PromptSeverity.Information => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };
}
