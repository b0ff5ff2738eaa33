using System.IO.Compression;

namespace Astria.Flux.Imaging.Archives;

/// <summary>A zip that is being written.</summary>
internal sealed class ZipPlace(ZipArchive zip) : IArchivePlace
{
    // The first date a zip can bear: the same files make the same bytes.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Pictures are packed already.
        var entry = zip.CreateEntry(path, path.EndsWith(".txt", StringComparison.Ordinal) ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
        entry.LastWriteTime = NoDate;
        var stream = entry.Open();
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
    }
}
