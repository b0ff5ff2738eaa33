using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Output;

/// <summary>Severities as reports write them.</summary>
internal static class SeverityNames
{
    public static string Of(PromptSeverity severity) => severity switch
    {
        PromptSeverity.Error => "error",
        PromptSeverity.Warning => "warning",
        PromptSeverity.Information => "information",
        _ => "hint",
    };

    /// <summary>SARIF has no level for hints; viewers hide what has the level none.</summary>
    public static string SarifLevelOf(PromptSeverity severity) => severity switch
    {
        PromptSeverity.Error => "error",
        PromptSeverity.Warning => "warning",
        _ => "note",
    };
}
