using Astria.Flux.Cli.Setup;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>What trainings run on, by the names that people and tables have.</summary>
internal static class Devices
{
    private static readonly TrainingDevice[] Known = [TrainingDevice.Astria, TrainingDevice.A40, TrainingDevice.H100, TrainingDevice.Rtx4090];

    public static string[] Names => [.. Known.Select(device => device.Name)];

    /// <summary>The device of a name, or else of an engine. One that is in no table is estimated as far as the settings' prices and throughputs go.</summary>
    public static TrainingDevice Of(string? name, string engine) => name is not null
        ? Array.Find(Known, device => string.Equals(device.Name, name, StringComparison.OrdinalIgnoreCase)) ?? new(name)
        : engine == EngineChoice.Astria ? TrainingDevice.Astria : new(EngineChoice.Local);

    /// <summary>Estimates a plan. The embedded engine's own models are not FLUX.1: of what only FLUX.1's sizes would tell, nothing is said.</summary>
    public static TrainingEstimate Estimate(this TrainingEstimator estimator, TrainingPlan plan, TrainingDevice device, bool isEmbedded)
    {
        var estimate = estimator.Estimate(plan, device);
        if (!isEmbedded) return estimate;
        var unknown = estimate.Duration is null && plan.Steps.Steps is not null
            ? [new PlanReason(PlanReasonKind.Unknown, "How long it takes on this machine shows after its first steps.")]
            : estimate.Unknown.Where(reason => !reason.Text.Contains("price", StringComparison.Ordinal)).ToList();
        return estimate with { Adapter = null, Memory = null, Unknown = [.. unknown] };
    }
}
