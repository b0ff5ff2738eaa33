using Astria.Flux.Presets;

namespace StudioPresets;

/// <summary>Our studio's own presets. A revision that is published never changes: a change gets a date of its own.</summary>
public static class Studio
{
    public static FluxPreset First { get; } = new()
    {
        Name = "studio",
        Revision = new(2026, 1),
        Purpose = "Catalogue pictures of products.",
        Steps = new SquareRootStepPolicy(110),
        Lora = new() { Rank = 32, Alpha = 32, LearningRate = 4e-4 },
        Preprocessing = new() { SubjectMask = true },
    };

    /// <summary>Since June the lamps are warmer, and a smaller rank is enough.</summary>
    public static FluxPreset Newest { get; } = First with { Revision = new(2026, 6), Lora = First.Lora with { Rank = 16, Alpha = 16 } };

    public static PresetCatalog Catalog { get; } = new([.. FluxPresets.All, First, Newest]);
}
