using Astria.Flux.Lora;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Lora;

/// <summary>How a LoRA was made, as far as its notes say.</summary>
internal sealed record TrainingRecord
{
    public required string File { get; init; }

    /// <summary>The preset and its revision, such as <c>portrait@2025-06</c>.</summary>
    public string? Preset { get; init; }

    /// <summary>Whether the recorded preset is what its recorded fingerprint says.</summary>
    public bool? IsIntact { get; init; }

    /// <summary>Whether the preset of that name and revision that is known here is the one that was trained with.</summary>
    public bool? IsCurrent { get; init; }

    public string? TriggerWord { get; init; }

    /// <summary>All notes of the file, by name.</summary>
    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    public static TrainingRecord Of(LoraInspection found, PresetCatalog catalog) => new()
    {
        File = found.Name,
        Preset = found.Preset,
        IsIntact = found.PresetIsIntact,
        IsCurrent = found.Preset is { } name && catalog.TryGet(name, out var preset) && found.Metadata.TryGetValue("astria.preset_sha256", out var sha256)
            ? string.Equals(PresetExpansion.Of(preset).Sha256, sha256, StringComparison.OrdinalIgnoreCase)
            : null,
        TriggerWord = found.TriggerWord,
        Notes = new SortedDictionary<string, string>(found.Metadata.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
    };
}
