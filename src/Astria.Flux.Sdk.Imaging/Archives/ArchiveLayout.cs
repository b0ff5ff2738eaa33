using Astria.Flux.Imaging.Captions;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Where a trainer looks for images, captions and masks.</summary>
public sealed record ArchiveLayout
{
    /// <summary>Its name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The folder of the images, with / between folders.</summary>
    /// <value>Default: none, they lie at the top.</value>
    public string Folder { get; init; } = "";

    /// <summary>The folder of the masks.</summary>
    /// <value>Default: none, they lie at the top.</value>
    public string MaskFolder { get; init; } = "";

    /// <summary>What a mask's name ends with, before its extension; <see langword="null"/> where the trainer knows no masks, which are left out then.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? MaskEnding { get; init; }

    /// <summary>Replicate's flux-fine-tuner: images and <c>.txt</c> files at the top; it skips <c>__MACOSX</c> itself.</summary>
    public static ArchiveLayout Replicate { get; } = new() { Name = "replicate" };

    /// <summary>fal's trainers: the same, masks as <c>01_mask.png</c> beside <c>01.png</c>.</summary>
    public static ArchiveLayout Fal { get; } = new() { Name = "fal", MaskEnding = "_mask" };

    /// <summary>Black Forest Labs' fine-tuning API: images and <c>.txt</c> files at the top.</summary>
    public static ArchiveLayout BlackForestLabs { get; } = new() { Name = "bfl" };

    /// <summary>ai-toolkit's dataset folder: images and <c>.txt</c> files.</summary>
    public static ArchiveLayout AiToolkit { get; } = new() { Name = "ai-toolkit" };

    /// <summary>OneTrainer's concept folder: masks as <c>01-masklabel.png</c>.</summary>
    public static ArchiveLayout OneTrainer { get; } = new() { Name = "onetrainer", MaskEnding = "-masklabel" };

    /// <summary>Kohya's sd-scripts: images in <c>img/1_ohwx man</c> (repeats, token, class), masks of the same names in <c>mask</c>, for
    /// <c>train_data_dir</c> and <c>conditioning_data_dir</c>.</summary>
    /// <param name="subject">What is taught.</param>
    /// <param name="repeats">How often an epoch goes through each image. 1 is what plans are exported with: with another number the trainer's epochs differ from the plan's.</param>
    /// <returns>The layout.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeats"/> is below 1.</exception>
    public static ArchiveLayout Kohya(CaptionSubject subject, int repeats = 1)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        return new() { Name = "kohya", Folder = "img/" + FileNames.Safe(Invariant($"{repeats}_{subject}"), " "), MaskFolder = "mask", MaskEnding = "" };
    }
}
