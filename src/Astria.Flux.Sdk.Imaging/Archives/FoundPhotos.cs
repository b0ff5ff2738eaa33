using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Archives;

/// <summary>What was found in a folder or an archive.</summary>
/// <param name="Images">The pictures, each with the caption that lay beside it, ordered by their paths. Opened only when they are read.</param>
/// <param name="Skipped">Files that are none.</param>
public sealed record FoundPhotos(IReadOnlyList<TrainingImage> Images, IReadOnlyList<SkippedFile> Skipped);
