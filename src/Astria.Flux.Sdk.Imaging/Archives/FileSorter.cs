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
        var masks = new List<TrainingImage>();
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (EntryPath.IsJunk(file.Name))
            {
                skipped.Add(new(file.Name, "left behind by a system"));
                continue;
            }

            // Alone, so that a mask is one by its name whatever lies beside it.
            switch (TrainingSetFacts.FromFileNames([file.Name]))
            {
                case { Masks: > 0 } or { Images: [{ Problem: UnusedImageCause.MaskWithoutImage }] }:
                    masks.Add(file);
                    break;
                case { Images.Count: > 0 }:
                    images.Add(file);
                    break;
                case { Captions: > 0 }:
                    captions.Add(file.Name, file);
                    break;
                case { RegularisationImages: > 0 }:
                    skipped.Add(new(file.Name, "a regularisation picture by its folder"));
                    break;
                default:
                    skipped.Add(new(file.Name, "no picture by its name"));
                    break;
            }
        }

        var paired = MaskPairing.Of(images.Select(image => image.Name), masks.Select(mask => mask.Name));
        skipped.AddRange(paired.Orphans.Select(name => new SkippedFile(name, "a mask by its name, without its picture; rename it if it is a photo")));

        var pairing = CaptionPairing.Of(images.Select(image => image.Name), captions.Keys);
        skipped.AddRange(pairing.Orphans.Select(name => new SkippedFile(name, "a caption without a picture of its name")));
        for (var i = 0; i < images.Count; i++)
        {
            if (pairing.Pairs[i].Caption is not { } caption) continue;
            var text = await ReadAsync(captions[caption], limits, cancellationToken).ConfigureAwait(false);
            if (text is null) skipped.Add(new(caption, "a caption that is too long, or no UTF-8 text"));
            else images[i] = images[i].WithCaption(text);
        }

        var byName = masks.ToDictionary(mask => mask.Name, StringComparer.Ordinal);
        return new(images, skipped) { Masks = paired.Pairs.ToDictionary(pair => pair.Key, pair => byName[pair.Value], StringComparer.Ordinal) };
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
