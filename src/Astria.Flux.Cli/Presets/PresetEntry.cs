using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Presets;

/// <summary>A preset in a list.</summary>
internal sealed record PresetEntry(string Name, string Revision, string Rule, string Purpose, bool IsLegacy, IReadOnlyList<PresetSteps> Steps)
{
    public static PresetEntry Of(FluxPreset preset, IEnumerable<int> counts) => new(
        preset.Name,
        preset.Revision.ToString(),
        preset.Steps.Describe(),
        preset.Purpose,
        preset.IsLegacy,
        [.. counts.Select(count => new PresetSteps(count, preset.PlanSteps(count).Steps))]);
}

/// <summary>What a preset means for a number of images; the steps are left out when the engine decides.</summary>
internal sealed record PresetSteps(int Images, long? Steps);

/// <summary>The presets there are.</summary>
internal sealed record PresetList(IReadOnlyList<PresetEntry> Presets);
