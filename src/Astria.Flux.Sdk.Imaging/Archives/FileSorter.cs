using System.Text;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Archives;

/// <summary>Sorts files into pictures, captions and the rest, by the conventions of the core's planner.</summary>
internal static class FileSorter
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Sorts files; only captions are opened.</summary>
    /// <param name="files">The files, by their paths, with / between folders.</param>
    /// <param name="limits">How long a caption may be.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<FoundPhotos> SortAsync(IReadOnlyList<TrainingImage> files, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        var images = new List<TrainingImage>();
        var captions = new Dictionary<string, TrainingImage>(StringComparer.Ordinal);
        var skipped = new List<SkippedFile>();
        var strays = TrainingSetFacts.FromFileNames(files.Select(file => file.Name)).Images
            .Where(image => image.Problem == UnusedImageCause.MaskWithoutImage).Select(image => image.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var kind = TrainingSetFacts.FromFileNames([file.Name]);
            if (EntryPath.IsJunk(file.Name)) skipped.Add(new(file.Name, "left behind by a system"));
            else if (strays.Contains(file.Name)) skipped.Add(new(file.Name, "a mask by its name, without its picture; rename it if it is a photo"));
            else if (kind.Images is [{ Problem: UnusedImageCause.MaskWithoutImage }] || kind.Masks > 0) skipped.Add(new(file.Name, "a mask by its name"));
            else if (kind.Images.Count > 0) images.Add(file);
            else if (kind.Captions > 0) captions.Add(file.Name, file);
            else if (kind.RegularisationImages > 0) skipped.Add(new(file.Name, "a regularisation picture by its folder"));
            else skipped.Add(new(file.Name, "no picture by its name"));
        }

        var pairing = CaptionPairing.Of(images.Select(image => image.Name), captions.Keys);
        skipped.AddRange(pairing.Orphans.Select(name => new SkippedFile(name, "a caption without a picture of its name")));
        for (var i = 0; i < images.Count; i++)
        {
            if (pairing.Pairs[i].Caption is not { } caption) continue;
            var text = await ReadAsync(captions[caption], limits, cancellationToken).ConfigureAwait(false);
            if (text is null) skipped.Add(new(caption, "a caption that is too long, or no UTF-8 text"));
            else images[i] = images[i].WithCaption(text);
        }

        return new(images, skipped);
    }

    private static async Task<string?> ReadAsync(TrainingImage file, ArchiveLimits limits, CancellationToken cancellationToken)
    {
        var bytes = new byte[limits.MostCaptionBytes + 1];
        var stream = await file.OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var count = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (count == bytes.Length) return null;
            try
            {
                return Strict.GetString(bytes.AsSpan(0, count)).TrimStart('\uFEFF').Trim();
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
    }
}
