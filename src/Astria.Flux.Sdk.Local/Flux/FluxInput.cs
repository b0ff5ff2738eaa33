namespace Astria.Flux.Local.Flux;

/// <summary>What a FLUX transformer reads: one batch, whose samples share their tokens' positions.</summary>
internal sealed record FluxInput
{
    /// <summary>How many samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Positions of one sample's picture tokens: (0, row, column) each.</summary>
    public required float[] ImagePositions { get; init; }

    /// <summary>Positions of one sample's text tokens, all zeros in FLUX.1.</summary>
    public required float[] TextPositions { get; init; }

    /// <summary>Time of each sample, 1 (noise) to 0 (picture).</summary>
    public required float[] Times { get; init; }

    /// <summary>Guidance scale of each sample, for models that read one.</summary>
    public float[]? Guidance { get; init; }
}
