using System.Text;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Writes images, captions and masks to the places of a layout.</summary>
internal static class ArchiveWriter
{
    public static async Task<List<WrittenFile>> WriteAsync(IAsyncEnumerable<PackedImage> images, ArchiveLayout layout, IArchivePlace place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(layout);
        var names = new FileNames();
        var written = new List<WrittenFile>();
        await foreach (var packed in images.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var (name, extension) = names.Next(packed.Image.Name);
            var path = In(layout.Folder, name + extension);
            var content = await packed.Image.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (content.Length == 0) throw new ArgumentException($"{packed.Image.Name} is empty.", nameof(images));
            await place.WriteAsync(path, content, cancellationToken).ConfigureAwait(false);
            if (packed.Image.Caption is { } caption)
                await place.WriteAsync(In(layout.Folder, name + ".txt"), Encoding.UTF8.GetBytes(caption), cancellationToken).ConfigureAwait(false);
            if (packed.Mask is { } mask && layout.MaskEnding is { } ending)
                await place.WriteAsync(In(layout.MaskFolder, name + ending + ".png"), await mask.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            written.Add(new(path, packed.Image.Caption));
        }

        return written;
    }

    private static string In(string folder, string file) => folder.Length == 0 ? file : $"{folder}/{file}";
}
