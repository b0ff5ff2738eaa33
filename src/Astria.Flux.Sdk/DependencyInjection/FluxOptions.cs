using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;

namespace Astria.Flux.DependencyInjection;

/// <summary>How the library behaves in an app.</summary>
public sealed class FluxOptions
{
    /// <summary>The preset that is planned with when none is named.</summary>
    /// <value>Default: <c>portrait</c>.</value>
    public string DefaultPreset { get; set; } = "portrait";

    /// <summary>What happens to prompts before an engine draws them.</summary>
    /// <value>Default: <see cref="PromptLintMode.Warn"/>.</value>
    public PromptLintMode LintMode { get; set; } = PromptLintMode.Warn;

    /// <summary>The least severity at which <see cref="PromptLintMode.Refuse"/> refuses.</summary>
    /// <value>Default: <see cref="PromptSeverity.Warning"/>.</value>
    public PromptSeverity RefuseFrom { get; set; } = PromptSeverity.Warning;

    /// <summary>What the linter looks for, and how much each finding matters.</summary>
    /// <value>Default: <see cref="PromptLintOptions.Default"/>.</value>
    public PromptLintOptions Lint { get; set; } = PromptLintOptions.Default;

    /// <summary>What training costs where, as <see cref="TrainingEstimator"/> and <see cref="BudgetPlanner"/> reckon.</summary>
    /// <value>Default: <see cref="PriceTable.Default"/>. To add to it: <c>o.Prices = o.Prices.With(…)</c>; in configuration, a list <c>Prices</c>
    /// of <see cref="PriceRate"/>, which go before the default ones.</value>
    public PriceTable Prices { get; set; } = PriceTable.Default;

    /// <summary>How fast training is where, as <see cref="TrainingEstimator"/> and <see cref="BudgetPlanner"/> reckon.</summary>
    /// <value>Default: <see cref="ThroughputTable.Default"/>. To add to it: <c>o.Throughputs = o.Throughputs.With(…)</c>; in configuration, a list
    /// <c>Throughputs</c> of <see cref="ThroughputRate"/>, which go before the default ones.</value>
    public ThroughputTable Throughputs { get; set; } = ThroughputTable.Default;

    /// <summary>The name of the trainer that is injected where none is named.</summary>
    /// <value>Default: <see langword="null"/>, the one registered first.</value>
    public string? DefaultTrainer { get; set; }

    /// <summary>The name of the generator that is injected where none is named.</summary>
    /// <value>Default: <see langword="null"/>, the one registered first.</value>
    public string? DefaultGenerator { get; set; }
}
