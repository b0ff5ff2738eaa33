using System.Runtime.CompilerServices;
using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Training;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Makes the images of a plan from their photos, in the plan's order, a few photos at a time.</summary>
/// <remarks>Thread-safe. In memory are the images not yet taken from the stream, and one decoded photo for each photo that is worked on at once.</remarks>
public sealed class PhotoPreparer
{
    // How much larger than wanted a photo is decoded, so that the last step is ours.
    private const double Reserve = 1.25;

    private readonly IReadOnlyList<IImageCodec> _codecs;
    private readonly ISubjectMasker? _masker;
    private readonly int _parallelism;

    /// <summary>Creates a preparer.</summary>
    /// <param name="codecs">What decodes photos; the first that can read a format does. <see langword="null"/> for <see cref="SkiaImageCodec"/> alone.</param>
    /// <param name="masker">Says which part of an image is the subject; <see langword="null"/> for no masks.</param>
    /// <param name="parallelism">How many photos are worked on at once, at least 1; <see langword="null"/> for as many as there are processors.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is below 1.</exception>
    public PhotoPreparer(IReadOnlyList<IImageCodec>? codecs = null, ISubjectMasker? masker = null, int? parallelism = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism ?? 1, 1, nameof(parallelism));
        _codecs = codecs ?? [new SkiaImageCodec()];
        _masker = masker;
        _parallelism = parallelism ?? Environment.ProcessorCount;
    }

    /// <summary>Makes the images.</summary>
    /// <param name="plan">What to make.</param>
    /// <param name="set">The photos the plan was made for.</param>
    /// <param name="progress">Hears of each image.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The images, as they are ready: the announced ones, in the announced order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> or <paramref name="set"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The plan names photos that are not in the set, or cuts beyond them; all are listed.</exception>
    /// <exception cref="PictureException">A photo can't be decoded whole any more.</exception>
    /// <exception cref="IOException">A photo can't be read.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IAsyncEnumerable<PreparedImage> RunAsync(PreparationPlan plan, TrainingSet set, IProgress<PreparationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(set);
        var photos = set.Photos.ToDictionary(photo => photo.Name, StringComparer.Ordinal);
        string[] wrong = [.. plan.Images.Where(image => !photos.TryGetValue(image.Photo, out var photo) || !image.Crop.IsWithin(photo.Facts.Width, photo.Facts.Height)).Select(image => image.Photo).Distinct(StringComparer.Ordinal)];
        if (wrong.Length > 0)
            throw new ArgumentException($"The plan was made for other photos than those of the set: {string.Join(", ", wrong)}. Plan again.", nameof(plan));
        return StreamAsync(plan, photos, progress, cancellationToken);
    }

    private async IAsyncEnumerable<PreparedImage> StreamAsync(
        PreparationPlan plan, Dictionary<string, TrainingPhoto> photos, IProgress<PreparationProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<IReadOnlyList<PreparedImage>>>();
        var done = 0;
        try
        {
            foreach (var images in plan.Images.GroupBy(image => image.Photo, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (running.Count == _parallelism)
                {
                    foreach (var image in await running.Dequeue().ConfigureAwait(false)) yield return Told(image);
                }

                running.Enqueue(Task.Run(() => MakeAsync(photos[images.Key], [.. images], plan.Policy.Format, stop.Token), stop.Token));
            }

            while (running.TryDequeue(out var next))
            {
                foreach (var image in await next.ConfigureAwait(false)) yield return Told(image);
            }
        }
        finally
        {
            // Whoever stops listening stops the work; nothing of it runs on.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        PreparedImage Told(PreparedImage image)
        {
            progress?.Report(new(++done, plan.Images.Count, image.Plan.Name));
            return image;
        }
    }

    private async Task<IReadOnlyList<PreparedImage>> MakeAsync(TrainingPhoto photo, PlannedImage[] images, PreparedFormat format, CancellationToken cancellationToken)
    {
        var content = photo.Image.Content ?? await photo.Image.ReadAsync(cancellationToken).ConfigureAwait(false);

        // A photo that is wanted small is decoded small: never smaller than the largest of its images needs, and a little more.
        var picture = Decode(photo, content, Math.Min(1, images.Max(image => image.Scale) * Reserve), cancellationToken);
        var made = new List<PreparedImage>(images.Length);
        foreach (var image in images)
        {
            // A masker may keep the picture it is shown; otherwise its memory serves the next.
            using var loan = new PixelLoan();
            var memory = _masker is null ? loan.Take(image.Bucket.Width * image.Bucket.Height * Picture.BytesPerPixel) : null;
            var cut = DecodedRegion.Cut(image.Crop, photo.Facts.Header!, picture, image.Bucket, memory, cancellationToken).OnWhite();
            var mask = _masker is null ? null : await _masker.MaskAsync(cut, image, cancellationToken).ConfigureAwait(false);
            made.Add(new(image, Encoded(image.Name, cut, format).WithCaption(image.Caption?.Text), mask is null ? null : Mask(image, cut, mask)));
        }

        return made;
    }

    private Picture Decode(TrainingPhoto photo, ReadOnlyMemory<byte> content, double scale, CancellationToken cancellationToken)
    {
        var header = photo.Facts.Header!;
        var codec = _codecs.FirstOrDefault(known => known.CanDecode(header.Format))
            ?? throw new PictureException($"{photo.Name} is a {header.Format.ToString().ToUpperInvariant()} file, for which there is no codec; give the preparer the codecs that the photos were looked at with.");
        try
        {
            return codec.Decode(content, header, scale, cancellationToken);
        }
        catch (PictureException e) when (e.Fault is not null)
        {
            throw new PictureException(photo.Name, e.Fault);
        }
    }

    private static TrainingImage Encoded(string name, Picture picture, PreparedFormat format) => TrainingImage.FromBytes(name, PreparedEncoding.Encode(picture, format));

    private static TrainingImage Mask(PlannedImage image, Picture picture, Picture mask) => mask.Width == picture.Width && mask.Height == picture.Height
        ? Encoded(Path.ChangeExtension(image.Name, null) + "_mask.png", mask, PreparedFormat.Png)
        : throw new InvalidOperationException($"The mask of {image.Name} is {mask.Width}×{mask.Height}; it must be {picture.Width}×{picture.Height}, as the picture is.");
}
