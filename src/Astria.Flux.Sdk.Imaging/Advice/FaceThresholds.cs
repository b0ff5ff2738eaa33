namespace Astria.Flux.Imaging.Advice;

/// <summary>From where on a face is worth an advice. The figures were measured on 40 faces (sharpness) and 132 faces (light).</summary>
public sealed record FaceThresholds
{
    /// <summary>Pixels of the face's longer side; below is bad.</summary>
    /// <value>Default: 64, 128.</value>
    public AdviceLevels Size { get; init; } = new(64, 128);

    /// <summary>The share of the photo the face takes; below is bad.</summary>
    /// <value>Default: 0.003, what Astria's pipeline ignores.</value>
    public AdviceLevels AreaShare { get; init; } = new(0.003);

    /// <summary>The share of the face's box outside the photo; above is bad.</summary>
    /// <value>Default: no drop, 0.10.</value>
    public AdviceLevels Outside { get; init; } = new(null, 0.10);

    /// <summary>Another face's area ÷ the main face's; above is bad.</summary>
    /// <value>Default: 0.30; any other face is worth a note.</value>
    public AdviceLevels OtherFace { get; init; } = new(0.30, null, 0);

    /// <summary>Focus; below the first the face is blurred, below the second soft.</summary>
    /// <value>Default: 0.05, 0.15. Sharp faces: 0.14 and more.</value>
    public AdviceLevels Focus { get; init; } = new(0.05, 0.15);

    /// <summary>Detail; below is bad in a face that is not soft.</summary>
    /// <value>Default: no drop, 0.8.</value>
    public AdviceLevels Detail { get; init; } = new(null, 0.8);

    /// <summary>The noise's standard deviation, in steps of 0 to 255; above is bad: grain is learnt.</summary>
    /// <value>Default: 12, 6.</value>
    public AdviceLevels Noise { get; init; } = new(12, 6);

    /// <summary>Mean brightness, 0 to 255; below is bad.</summary>
    /// <value>Default: no drop, 50.</value>
    public AdviceLevels Dark { get; init; } = new(null, 50);

    /// <summary>Mean brightness, 0 to 255; above is bad.</summary>
    /// <value>Default: no drop, 185.</value>
    public AdviceLevels Bright { get; init; } = new(null, 185);

    /// <summary>The share of the face at 250 and above; above is bad.</summary>
    /// <value>Default: no drop, 0.20.</value>
    public AdviceLevels Clipped { get; init; } = new(null, 0.20);
}
