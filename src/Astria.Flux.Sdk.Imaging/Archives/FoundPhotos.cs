using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Archives;

/// <summary>What was found in a folder or an archive.</summary>
/// <param name="Images">The pictures, each with the caption that lay beside it, ordered by their paths. Opened only when they are read.</param>
/// <param name="Skipped">Files that are none.</param>
public sealed record FoundPhotos(IReadOnlyList<TrainingImage> Images, IReadOnlyList<SkippedFile> Skipped)
{
    /// <summary>The masks that lay beside the pictures or in a folder of masks, by the names of the pictures they are of. Give them to
    /// <c>FileMasks</c>, and the prepared images get theirs.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, TrainingImage> Masks { get; init; } = new Dictionary<string, TrainingImage>(StringComparer.Ordinal);
}
