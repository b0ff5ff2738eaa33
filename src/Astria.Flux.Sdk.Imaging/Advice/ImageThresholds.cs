namespace Astria.Flux.Imaging.Advice;

/// <summary>From where on a whole photo is worth an advice.</summary>
public sealed record ImageThresholds
{
    /// <summary>Pixels of the short side; below is bad.</summary>
    /// <value>Default: 512 (Astria's FAQ), 768, 1024 (what other trainers ask for).</value>
    public AdviceLevels ShortSide { get; init; } = new(512, 768, 1024);

    /// <summary>Training area ÷ own area; above is bad.</summary>
    /// <remarks>Preparation never enlarges: a photo of fewer pixels is trained on as it is, and what is too small altogether
    /// <see cref="ShortSide"/> says. For trainers that do enlarge, 2 is a good drop.</remarks>
    /// <value>Default: no drop, 1.2 (SimpleTuner's threshold), 1.</value>
    public AdviceLevels Upscale { get; init; } = new(null, 1.2, 1);

    /// <summary>Pixels of the pictures that are trained on.</summary>
    /// <value>Default: <see langword="null"/>, what the preset trains at (<see cref="AdviceOptions.TrainingArea"/>).</value>
    public long? TrainingArea { get; init; }

    /// <summary>Estimated JPEG quality, 1 to 100; below is bad: FLUX learns the artefacts first.</summary>
    /// <value>Default: 50, 75.</value>
    public AdviceLevels JpegQuality { get; init; } = new(50, 75);

    /// <summary>Longer side ÷ shorter side; above is bad: training sizes reach about 2.4.</summary>
    /// <value>Default: no drop, 2.4.</value>
    public AdviceLevels Aspect { get; init; } = new(null, 2.4);

    /// <summary>Brightest less darkest hundredth, 0 to 255; below is bad.</summary>
    /// <value>Default: no drop, 100 (of 132 good photos the lowest had 151).</value>
    public AdviceLevels Contrast { get; init; } = new(null, 100);

    /// <summary>The focus of the sharpest part of the photo, for subjects without a face; below is bad.</summary>
    /// <value>Default: no drop, 0.05.</value>
    public AdviceLevels Focus { get; init; } = new(null, 0.05);
}
