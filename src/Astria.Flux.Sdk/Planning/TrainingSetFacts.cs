namespace Astria.Flux.Planning;

/// <summary>What is known about a set of files before anything is planned: which are images, which can be used, and what else lies there.</summary>
/// <remarks>Captions, masks and regularisation pictures never count as images: counting them is how other trainers announce steps
/// that they don't run. <see cref="FromFileNames"/> sorts files by their names alone; whoever opens the files knows more and sets
/// <see cref="TrainingImageFacts.Problem"/> and <see cref="TrainingImageFacts.HasFace"/>.</remarks>
public sealed record TrainingSetFacts
{
    /// <summary>The images that were given to train on, usable or not.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<TrainingImageFacts> Images { get; init; } = [];

    /// <summary>Files with captions.</summary>
    /// <value>Default: 0.</value>
    public int Captions { get; init; }

    /// <summary>Pictures that say which part of an image counts.</summary>
    /// <value>Default: 0.</value>
    public int Masks { get; init; }

    /// <summary>Pictures of other subjects, there to keep what the model knows.</summary>
    /// <value>Default: 0.</value>
    public int RegularisationImages { get; init; }

    /// <summary>Files that are none of these.</summary>
    /// <value>Default: 0.</value>
    public int OtherFiles { get; init; }

    /// <summary>How many images can be used, whatever the preset.</summary>
    public int UsableImages => Images.Count(image => image.Problem is null);

    /// <summary>Sorts files by their names; nothing is opened.</summary>
    /// <param name="names">File names or relative paths. Images are <c>.jpg</c>, <c>.jpeg</c>, <c>.png</c> and <c>.webp</c>; masks end in
    /// <c>_mask</c>, <c>-mask</c> or <c>-masklabel</c> beside the image they are of (without one they are named as unused) or lie in a folder <c>mask</c> or <c>masks</c>; regularisation pictures lie in a folder
    /// <c>reg</c>, <c>regularization</c>, <c>regularisation</c> or <c>class</c>; captions are <c>.txt</c> and <c>.caption</c>.</param>
    /// <returns>The facts, the images in the order given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="names"/>, or a name, is <see langword="null"/>.</exception>
    public static TrainingSetFacts FromFileNames(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        string[] all = [.. names];
        var stems = all.Where(name => TrainingFileName.KindOf(name) is TrainingFileKind.Image or TrainingFileKind.UnsupportedImage)
            .Select(TrainingFileName.Stem).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var images = new List<TrainingImageFacts>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int captions = 0, masks = 0, regularisation = 0, others = 0;
        foreach (var name in all)
        {
            switch (TrainingFileName.KindOf(name))
            {
                case TrainingFileKind.Image:
                    images.Add(new(name) { Problem = seen.Add(name) ? null : UnusedImageCause.Duplicate });
                    break;
                case TrainingFileKind.UnsupportedImage:
                    images.Add(new(name) { Problem = UnusedImageCause.UnsupportedFormat, Detail = "convert it to JPEG, PNG or WebP" });
                    break;
                case TrainingFileKind.Caption:
                    captions++;
                    break;
                case TrainingFileKind.Mask when TrainingFileName.StemOfMasked(name) is { } masked && !stems.Contains(masked):
                    images.Add(new(name) { Problem = UnusedImageCause.MaskWithoutImage, Detail = "rename it if it is a photo" });
                    break;
                case TrainingFileKind.Mask:
                    masks++;
                    break;
                case TrainingFileKind.Regularisation:
                    regularisation++;
                    break;
                default:
                    others++;
                    break;
            }
        }

        return new() { Images = images.AsReadOnly(), Captions = captions, Masks = masks, RegularisationImages = regularisation, OtherFiles = others };
    }
}
