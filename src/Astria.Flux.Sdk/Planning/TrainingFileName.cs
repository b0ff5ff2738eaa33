namespace Astria.Flux.Planning;

/// <summary>Says what a file in a training set is, by the conventions of the trainers people come from.</summary>
internal static class TrainingFileName
{
    private static readonly string[] Images = [".jpg", ".jpeg", ".png", ".webp"];
    private static readonly string[] UnsupportedImages = [".heic", ".heif", ".avif", ".gif", ".bmp", ".tif", ".tiff", ".jxl", ".raw", ".dng"];
    private static readonly string[] Captions = [".txt", ".caption"];

    // fal: _mask; OneTrainer: -masklabel.
    private static readonly string[] MaskEndings = ["_mask", "-mask", "-masklabel"];
    private static readonly string[] MaskFolders = ["mask", "masks"];
    private static readonly string[] RegularisationFolders = ["reg", "regularization", "regularisation", "class"];

    public static TrainingFileKind KindOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split('/', '\\');
        var file = parts[^1];
        var extension = Path.GetExtension(file);
        var folders = parts.AsSpan(0, parts.Length - 1);

        // What macOS leaves in archives looks like images: ._01.jpg, __MACOSX/01.jpg.
        if (file.StartsWith('.') || folders.Contains("__MACOSX"))
            return TrainingFileKind.Other;
        if (Has(Captions, extension))
            return TrainingFileKind.Caption;
        var supported = Has(Images, extension);
        if (!supported && !Has(UnsupportedImages, extension))
            return TrainingFileKind.Other;
        if (MaskEnding(Path.GetFileNameWithoutExtension(file)) is not null || AnyIn(MaskFolders, folders))
            return TrainingFileKind.Mask;
        if (AnyIn(RegularisationFolders, folders))
            return TrainingFileKind.Regularisation;
        return supported ? TrainingFileKind.Image : TrainingFileKind.UnsupportedImage;
    }

    /// <summary>The name without its extension: what an image and the mask beside it have in common.</summary>
    public static string Stem(string name) => name[..^Path.GetExtension(name).Length];

    /// <summary>The <see cref="Stem"/> of the image beside which a mask lies; <see langword="null"/> for one that is known by its folder.</summary>
    public static string? StemOfMasked(string name)
    {
        var stem = Stem(name);
        return !AnyIn(MaskFolders, name.Split('/', '\\').AsSpan()[..^1]) && MaskEnding(stem) is { } ending ? stem[..^ending.Length] : null;
    }

    private static string? MaskEnding(string stem) => Array.Find(MaskEndings, ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string[] known, string extension) => known.Contains(extension, StringComparer.OrdinalIgnoreCase);

    private static bool AnyIn(string[] known, ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (known.Contains(folder, StringComparer.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
