using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Resampling;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Training;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Preparation;

/// <summary>Masks that lie beside their photos as files: cut and resized as the photos are. Thread-safe.</summary>
public sealed class FileMasks : ISubjectMasker
{
    // Sides that say the same shape, rounded to whole pixels at different sizes.
    private const double SameShape = 0.02;

    private readonly IReadOnlyDictionary<string, TrainingImage> _masks;
    private readonly Dictionary<string, TrainingPhoto> _photos;
    private readonly IReadOnlyList<IImageCodec> _codecs;
    private readonly ImageLimits _limits;

    /// <summary>Creates a masker.</summary>
    /// <param name="masks">The masks by the names of their photos: white where the subject is, black elsewhere.</param>
    /// <param name="set">The photos, looked at.</param>
    /// <param name="codecs">What decodes masks; <see langword="null"/> for <see cref="SkiaImageCodec"/> alone.</param>
    /// <param name="limits">What a mask may ask for; <see langword="null"/> for <see cref="ImageLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="masks"/> or <paramref name="set"/> is <see langword="null"/>.</exception>
    public FileMasks(IReadOnlyDictionary<string, TrainingImage> masks, TrainingSet set, IReadOnlyList<IImageCodec>? codecs = null, ImageLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(masks);
        ArgumentNullException.ThrowIfNull(set);
        _masks = masks;
        _photos = set.Photos.ToDictionary(photo => photo.Name, StringComparer.Ordinal);
        _codecs = codecs ?? [new SkiaImageCodec()];
        _limits = limits ?? ImageLimits.Default;
    }

    /// <summary>The part of a photo's mask that belongs to a prepared picture.</summary>
    /// <param name="picture">The picture, as it will be trained on.</param>
    /// <param name="image">What it is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The mask; <see langword="null"/> when the photo has none.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="PictureException">The mask can't be read, or has another shape than its photo.</exception>
    public async ValueTask<Picture?> MaskAsync(Picture picture, PlannedImage image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(image);
        if (!_masks.TryGetValue(image.Photo, out var file) || !_photos.TryGetValue(image.Photo, out var photo)) return null;
        var mask = Decode(file.Name, await file.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken);
        var (across, down) = ((double)mask.Width / photo.Facts.Width, (double)mask.Height / photo.Facts.Height);
        if (Math.Abs((across / down) - 1) > SameShape)
            throw new PictureException(Invariant($"The mask {file.Name} is {mask.Width}×{mask.Height}, its photo {image.Photo} {photo.Facts.Width}×{photo.Facts.Height}; make a mask of the photo's shape, or take it away."));
        var (left, top) = ((int)(image.Crop.Left * across), (int)(image.Crop.Top * down));
        var region = new PixelRectangle(
            left, top, Math.Clamp((int)Math.Round(image.Crop.Width * across), 1, mask.Width - left), Math.Clamp((int)Math.Round(image.Crop.Height * down), 1, mask.Height - top));
        return LanczosResampler.Resize(mask, region, picture.Width, picture.Height, cancellationToken).OnWhite();
    }

    private Picture Decode(string name, byte[] content, CancellationToken cancellationToken)
    {
        var probe = ImageProbe.Read(content, _limits);
        if (probe.Fault is { } fault) throw new PictureException(name, fault);
        var codec = _codecs.FirstOrDefault(known => known.CanDecode(probe.Format))
            ?? throw new PictureException($"The mask {name} is a {probe.Format.ToString().ToUpperInvariant()} file, for which there is no codec; save it as PNG.");
        try
        {
            return codec.Decode(content, probe.Header!, 1, cancellationToken);
        }
        catch (PictureException e) when (e.Fault is not null)
        {
            throw new PictureException(name, e.Fault);
        }
    }
}
