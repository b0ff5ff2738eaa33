using Astria.Flux.Imaging.Buckets;
using Astria.Flux.Imaging.Captions;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>One image that will be trained on: what of which photo, at which size, and why.</summary>
public sealed record PlannedImage
{
    /// <summary>Its name, such as <c>01-front-closeup.png</c>; unique in the plan, its base name too.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the photo it is made of.</summary>
    public required string Photo { get; init; }

    /// <summary>What it shows of the photo.</summary>
    public required PreparedImageKind Kind { get; init; }

    /// <summary>What is cut out of the upright photo, in the photo's pixels.</summary>
    public required PixelRectangle Crop { get; init; }

    /// <summary>The size it gets.</summary>
    public required Bucket Bucket { get; init; }

    /// <summary>Its pixels for each of the photo's; above 1 it is enlarged.</summary>
    public required double Scale { get; init; }

    /// <summary>The share of the photo that is cut away, 0 to 1.</summary>
    public required double CropLoss { get; init; }

    /// <summary>Why it is cut and sized so, in words for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>Its caption, and what the linter thinks of it.</summary>
    /// <value>Default: <see langword="null"/>, it has none.</value>
    public PhotoCaption? Caption { get; init; }

    /// <summary>The image on one line.</summary>
    /// <returns><c>01.png: 01.jpg 4032×2994+0+15 → 1168×880, cut to 4:3; 0.5 % is lost</c>.</returns>
    public override string ToString() => Invariant($"{Name}: {Photo} {Crop} → {Bucket}, {Reason}");
}
