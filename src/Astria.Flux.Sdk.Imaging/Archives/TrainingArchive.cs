using System.IO.Compression;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Zips of training photos: reads those of users, without trusting them, and writes those that trainers expect.</summary>
/// <remarks>Thread-safe.</remarks>
public static class TrainingArchive
{
    /// <summary>Finds the photos in a zip file. Its directory is checked whole first; nothing is unpacked but captions.</summary>
    /// <param name="path">The file. It has to stay as long as the photos are read.</param>
    /// <param name="limits">How much it may hold; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The photos, with their captions; each is unpacked when it is read, never beyond the size it announced, with an <see cref="IOException"/> when it is damaged.</returns>
    /// <exception cref="ArchiveException">It is damaged, or built to do harm: paths that climb out, links, bombs, doubles; every fault is listed.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Task<FoundPhotos> ReadAsync(string path, ArchiveLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        return ReadAsync(Path.GetFileName(full), () => new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read), limits ?? ArchiveLimits.Default, cancellationToken);
    }

    /// <summary>Finds the photos in a zip in memory.</summary>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="content">The zip. It is not copied; don't change it.</param>
    /// <param name="limits">How much it may hold; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The photos, with their captions.</returns>
    /// <exception cref="ArchiveException">It is damaged, or built to do harm; every fault is listed.</exception>
    public static Task<FoundPhotos> ReadBytesAsync(string name, byte[] content, ArchiveLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(content);
        return ReadAsync(name, () => new MemoryStream(content, writable: false), limits ?? ArchiveLimits.Default, cancellationToken);
    }

    /// <summary>Packs images as a trainer expects them, one after the other: no more than one is in memory.</summary>
    /// <param name="destination">Where the zip goes; it stays open.</param>
    /// <param name="images">The images, with their captions and masks.</param>
    /// <param name="layout">What the trainer expects.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many images were packed. The same images make the same bytes: entries bear no date.</returns>
    /// <exception cref="ArgumentException">An image has a name without an extension that trainers know, or is empty.</exception>
    /// <exception cref="IOException">An image can't be read, or the zip can't be written.</exception>
    public static async Task<int> WriteAsync(Stream destination, IAsyncEnumerable<PackedImage> images, ArchiveLayout layout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        var written = await ArchiveWriter.WriteAsync(images, layout, new ZipPlace(zip), cancellationToken).ConfigureAwait(false);
        return written.Count;
    }

    private static async Task<FoundPhotos> ReadAsync(string name, Func<Stream> open, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<TrainingImage> files;
        using (var zip = Open(name, open, limits))
        {
            files = [.. zip.Entries.Where(entry => !IsFolder(entry)).Select(entry => File(name, open, entry))];
        }

        return await FileSorter.SortAsync(files, limits, cancellationToken).ConfigureAwait(false);
    }

    private static ZipArchive Open(string name, Func<Stream> open, ArchiveLimits limits)
    {
        var stream = open();
        try
        {
            if (ZipInventory.DirectoryFault(stream, limits) is { } fault) throw new ArchiveException(name, [new(name, fault)]);
            stream.Position = 0;
            var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return ZipInventory.Faults(zip, stream.Length, limits) is { Count: > 0 } faults ? throw new ArchiveException(name, faults) : zip;
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw new ArchiveException(name, [new(name, $"is damaged: {e.Message}")], e);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static TrainingImage File(string archive, Func<Stream> open, ZipArchiveEntry entry)
    {
        var (path, length) = (entry.FullName, entry.Length);
        return TrainingImage.FromSource(path.Replace('\\', '/'), _ => new(Unpack(archive, open, path, length)));
    }

    private static BoundedStream Unpack(string archive, Func<Stream> open, string path, long length)
    {
        var zip = new ZipArchive(open(), ZipArchiveMode.Read);
        try
        {
            var entry = zip.GetEntry(path) ?? throw new InvalidDataException($"there is no {path} any more.");
            return new(entry.Open(), length, path, zip);
        }
        catch (InvalidDataException e)
        {
            zip.Dispose();
            throw new IOException($"{path} in {archive} is damaged: {e.Message}", e);
        }
    }

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName[^1] is '/' or '\\' && entry.Length == 0;
}
