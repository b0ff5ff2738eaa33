namespace Astria.Flux.Imaging.Archives;

/// <summary>A folder that is being filled.</summary>
internal sealed class FolderPlace(string root) : IArchivePlace
{
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);

        // Whole or not at all: half a picture would be trained on.
        var part = full + ".part";
        await File.WriteAllBytesAsync(part, content, cancellationToken).ConfigureAwait(false);
        File.Move(part, full);
    }
}
