using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Astria.Flux.DependencyInjection;

/// <summary>Makes the library's services out of what was registered.</summary>
internal static class FluxServices
{
    public static PresetCatalog Catalog(IServiceProvider services)
    {
        var faults = new List<FluxFault>();
        List<FluxPreset> presets = [.. FluxPresets.All, .. services.GetServices<FluxPreset>()];
        var policies = services.GetServices<StepPolicyReader>().ToDictionary(policy => policy.Kind, StringComparer.Ordinal);
        foreach (var source in services.GetServices<PresetSource>())
            presets.AddRange(source.Read(faults, policies));
        faults.AddRange(PresetCatalog.FaultsOf(presets));
        return faults.Count == 0 ? new(presets) : throw new FluxPolicyException("These presets can't be used.", faults);
    }

    public static IReadOnlyList<PromptRule> Rules(IServiceProvider services) => [.. FluxPromptRules.All, .. services.GetServices<PromptRule>()];

    public static PromptLinter Linter(IServiceProvider services) => PromptLinter.Create(Rules(services), services.GetRequiredService<IOptions<FluxOptions>>().Value.Lint);

    public static TrainingPlanner Planner(IServiceProvider services) =>
        new(services.GetRequiredService<PresetCatalog>().Get(services.GetRequiredService<IOptions<FluxOptions>>().Value.DefaultPreset));

    public static TrainingEstimator Estimator(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<FluxOptions>>().Value;
        return new(options.Prices, options.Throughputs);
    }

    public static BudgetPlanner BudgetPlanner(IServiceProvider services) =>
        new(services.GetRequiredService<TrainingPlanner>(), services.GetRequiredService<TrainingEstimator>());

    public static TelemetryTrainer Trainer(IServiceProvider services, string name) =>
        new(services.GetRequiredKeyedService<EngineOwner<IFluxTrainer>>(name).Engine, services.GetService<TimeProvider>(), services.GetService<ILogger<TelemetryTrainer>>());

    public static TelemetryGenerator Generator(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptions<FluxOptions>>().Value;
        var linting = new LintingGenerator(
            services.GetRequiredKeyedService<EngineOwner<IFluxGenerator>>(name).Engine,
            services.GetRequiredService<PromptLinter>(),
            options.LintMode,
            options.RefuseFrom,
            services.GetService<ILogger<LintingGenerator>>());
        return new(linting, name, services.GetService<TimeProvider>(), services.GetService<ILogger<TelemetryGenerator>>());
    }

    public static TEngine Default<TEngine>(IServiceProvider services, Func<FluxOptions, string?> named)
        where TEngine : class
    {
        var name = named(services.GetRequiredService<IOptions<FluxOptions>>().Value)
            ?? services.GetServices<EngineRegistration<TEngine>>().First().Name;
        return services.GetRequiredKeyedService<TEngine>(name);
    }
}
