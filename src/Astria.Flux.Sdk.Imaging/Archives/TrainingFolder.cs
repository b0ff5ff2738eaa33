using Astria.Flux.Training;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Folders of training photos, both ways.</summary>
/// <remarks>Thread-safe.</remarks>
public static class TrainingFolder
{
    /// <summary>Finds the photos in a folder and the folders in it. Links are not followed; nothing is opened but captions.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="limits">How much it may hold; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The photos by their paths in the folder, with their captions.</returns>
    /// <exception cref="ArchiveException">It holds more files than allowed, or files that are too large; every fault is listed.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">A caption can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static Task<FoundPhotos> ReadAsync(string path, ArchiveLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        cancellationToken.ThrowIfCancellationRequested();
        var bounds = limits ?? ArchiveLimits.Default;
        var root = new DirectoryInfo(path);
        var how = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = bounds.MostDepth, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
        FileInfo[] found = [.. root.EnumerateFiles("*", how).Take(bounds.MostEntries + 1)];
        var faults = found.Where(file => file.Length > bounds.MostEntryBytes && !EntryPath.IsJunk(file.Name))
            .Select(file => new FluxFault(file.Name, Invariant($"has {file.Length} bytes; at most {bounds.MostEntryBytes} are read."))).ToList();
        if (found.Length > bounds.MostEntries) faults.Add(new("files", Invariant($"are more than {bounds.MostEntries}.")));
        if (faults.Count > 0) throw new ArchiveException(root.Name, faults);
        return FileSorter.SortAsync([.. found.Select(file => Image(root, file))], bounds, cancellationToken);
    }

    /// <summary>Writes images as a trainer expects them, one after the other: no more than one is in memory.</summary>
    /// <param name="path">The folder; made when it isn't there. It has to be empty: a trainer would train on what lies in it already.</param>
    /// <param name="images">The images, with their captions and masks.</param>
    /// <param name="layout">What the trainer expects.</param>
    /// <param name="cancellationToken">Stops the work; what was written stays.</param>
    /// <returns>The images in the folder, ready to be trained on.</returns>
    /// <exception cref="ArgumentException">The folder isn't empty, or an image has a name without an extension that trainers know.</exception>
    /// <exception cref="IOException">An image can't be read, or a file can't be written.</exception>
    public static async Task<IReadOnlyList<TrainingImage>> WriteAsync(string path, IAsyncEnumerable<PackedImage> images, ArchiveLayout layout, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var root = Directory.CreateDirectory(path);
        if (root.EnumerateFileSystemInfos().Any())
            throw new ArgumentException($"The folder {path} isn't empty, and trainers train on all that lies in one. Name another, or empty it.", nameof(path));
        var written = await ArchiveWriter.WriteAsync(images, layout, new FolderPlace(root.FullName), cancellationToken).ConfigureAwait(false);
        return [.. written.Select(file => TrainingImage.FromFile(Path.Combine(root.FullName, file.Path)).WithCaption(file.Caption))];
    }

    // The name is the path in the folder, so that photos of one name in two folders stay apart.
    private static TrainingImage Image(DirectoryInfo root, FileInfo file)
    {
        var path = Path.GetRelativePath(root.FullName, file.FullName).Replace('\\', '/');
        var image = TrainingImage.FromFile(file.FullName);
        return image.Name == path ? image : TrainingImage.FromSource(path, image.OpenReadAsync);
    }
}
