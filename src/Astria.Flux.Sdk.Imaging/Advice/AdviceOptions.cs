using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Imaging.Advice;

/// <summary>What the photos are for, and what counts as good.</summary>
public sealed record AdviceOptions
{
    /// <summary>The preset they are to be trained with.</summary>
    /// <value>Default: <see cref="FluxPresets.Portrait"/>.</value>
    public FluxPreset Preset { get; init; } = FluxPresets.Portrait;

    /// <summary>What is taught: <c>man</c>, <c>cat</c>, <c>style</c>. Photos of people should show one face; a style has none.</summary>
    /// <value>Default: <c>person</c>.</value>
    public string SubjectClass { get; init; } = "person";

    /// <summary>Optimizer batch: how many photos of one size are needed at once.</summary>
    /// <value>Default: <see langword="null"/>, the preset's.</value>
    public int? BatchSize { get; init; }

    /// <summary>Thresholds of whole photos.</summary>
    public ImageThresholds Image { get; init; } = new();

    /// <summary>Thresholds of faces.</summary>
    public FaceThresholds Face { get; init; } = new();

    /// <summary>Thresholds of sets.</summary>
    public SetThresholds Set { get; init; } = new();

    /// <summary>Severities by code, instead of those the thresholds give; <see langword="null"/> silences a code.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, AdviceSeverity?> Severities { get; init; } = new Dictionary<string, AdviceSeverity?>(StringComparer.Ordinal);

    /// <summary>Pixels of the pictures that are trained on, which photos are judged by: those of <see cref="Image"/>, else those that the preset trains
    /// at (512 × 512 with the presets that come with the library).</summary>
    public long TrainingArea => Image.TrainingArea ?? ((long)Preset.Lora.Resolution * Preset.Lora.Resolution);

    /// <summary>Whether a person is taught.</summary>
    public bool IsPerson => SubjectClasses.IsPerson(SubjectClass);

    /// <summary>Whether a style is taught.</summary>
    public bool IsStyle => SubjectClasses.IsStyle(SubjectClass);
}
