using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Options;

/// <summary>What a linter looks for, and how much each finding matters. Immutable.</summary>
/// <remarks>A rule's own setting goes before its category's, and that before the severity the rule has by itself. What is then below
/// <see cref="MinimumSeverity"/> is not reported, and its rule does not run.</remarks>
public sealed record PromptLintOptions
{
    /// <summary>Every rule at its own severity, for FLUX at Astria, without hints.</summary>
    public static PromptLintOptions Default { get; } = new();

    /// <summary>What the prompts' target understands.</summary>
    /// <value>Default: <see cref="PromptProfile.AstriaFlux"/>.</value>
    public PromptProfile Profile { get; init; } = PromptProfile.AstriaFlux;

    /// <summary>The least severity that is reported.</summary>
    /// <value>Default: <see cref="PromptSeverity.Information"/>.</value>
    public PromptSeverity MinimumSeverity { get; init; } = PromptSeverity.Information;

    /// <summary>Severities by rule id, in any letter case; <see langword="null"/> switches the rule off.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, PromptSeverity?> Rules { get; init; } = new Dictionary<string, PromptSeverity?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Severities by category; <see langword="null"/> switches its rules off.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<PromptRuleCategory, PromptSeverity?> Categories { get; init; } = new Dictionary<PromptRuleCategory, PromptSeverity?>();

    /// <summary>These options, with another severity for a rule.</summary>
    /// <param name="ruleId">The rule, such as <c>FLX201</c>.</param>
    /// <param name="severity">How much its findings matter; <see langword="null"/> to switch it off.</param>
    /// <returns>New options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ruleId"/> is <see langword="null"/>.</exception>
    public PromptLintOptions With(string ruleId, PromptSeverity? severity)
    {
        var rules = new Dictionary<string, PromptSeverity?>(StringComparer.OrdinalIgnoreCase);
        foreach (var rule in Rules)
            rules[rule.Key] = rule.Value;
        rules[ruleId ?? throw new ArgumentNullException(nameof(ruleId))] = severity;
        return this with { Rules = rules };
    }

    /// <summary>These options, with another severity for a category.</summary>
    /// <param name="category">The category.</param>
    /// <param name="severity">How much its findings matter; <see langword="null"/> to switch it off.</param>
    /// <returns>New options.</returns>
    public PromptLintOptions With(PromptRuleCategory category, PromptSeverity? severity)
    {
        var categories = Categories.ToDictionary(pair => pair.Key, pair => pair.Value);
        categories[category] = severity;
        return this with { Categories = categories };
    }

    /// <summary>These options, with some rules switched off.</summary>
    /// <param name="ruleIds">The rules.</param>
    /// <returns>New options.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public PromptLintOptions Without(params string[] ruleIds) =>
        (ruleIds ?? throw new ArgumentNullException(nameof(ruleIds))).Aggregate(this, (options, id) => options.With(id, null));
}
