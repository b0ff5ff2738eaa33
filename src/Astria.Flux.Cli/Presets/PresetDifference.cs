using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Presets;

/// <summary>What differs between two presets; values are JSON texts.</summary>
internal sealed record PresetDifference(string Before, string After, bool TrainsTheSame, IReadOnlyList<PresetChange> Changes, IReadOnlyList<StepChange> Steps)
{
    public static PresetDifference Of(PresetDiff difference) => new(difference.Before.Reference, difference.After.Reference, difference.TrainsTheSame, difference.Changes, difference.StepChanges);
}
