using Astria.Flux.Imaging.Faces;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Facts;

/// <summary>Looks at photos and says what is known about them. Thread-safe; it holds one photo at a time and forgets it.</summary>
public sealed class PhotoInspector
{
    // The longer side photos are decoded to at least: three eighths of a 12-megapixel photo. A face of an eighth of that is measured in it.
    private const int DecodeSide = 1500;

    // A face with fewer pixels is measured in a larger decode. The thresholds were found with faces of 160 pixels and more, which were enlarged.
    private const int SmallestMeasured = 192;

    // Brightness, colours and hash don't gain from more.
    private const int SmallSide = 256;

    // The size photos are trained at, by which their own sharpness is judged.
    private const int TrainingSide = 1024;

    private readonly PhotoInspectorOptions _options;

    /// <summary>Creates an inspector.</summary>
    /// <param name="options">What it looks with; <see langword="null"/> for the defaults.</param>
    public PhotoInspector(PhotoInspectorOptions? options = null) => _options = options ?? new();

    /// <summary>What files may ask for.</summary>
    public ImageLimits Limits => _options.Limits;

    /// <summary>Looks at a photo.</summary>
    /// <param name="name">What it goes by.</param>
    /// <param name="content">The whole file. Whatever it holds, what is wrong with it comes back as a fault and not as an exception.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What is known about it.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public PhotoFacts Inspect(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        cancellationToken.ThrowIfCancellationRequested();
        var probe = ImageProbe.Read(content.Span, _options.Limits);
        var facts = new PhotoFacts { Name = name, ByteCount = content.Length, Header = probe.Header, Fault = probe.Fault };
        if (probe.Header is not { } header || probe.Fault is not null) return facts;
        if (_options.Codecs.FirstOrDefault(codec => codec.CanDecode(header.Format)) is not { } codec) return facts with { Fault = CodecMissing(header.Format) };
        try
        {
            return Measure(facts, header, scale => codec.Decode(content, header, scale, cancellationToken), cancellationToken);
        }
        catch (PictureException error)
        {
            return facts with { Fault = error.Fault ?? new(ImageFaultKind.Corrupt, error.Message) };
        }
    }

    private static ImageFault CodecMissing(ImageFormat format) => new(
        ImageFaultKind.CodecMissing,
        format is ImageFormat.Heic or ImageFormat.Avif
            ? $"is a {format.ToString().ToUpperInvariant()} file; add the package Astria.Flux.Sdk.Imaging.Heic, or export it as JPEG."
            : $"is a {format.ToString().ToUpperInvariant()} file, for which there is no codec; export it as JPEG or PNG.");

    private PhotoFacts Measure(PhotoFacts facts, ImageHeader header, Func<double, Picture> decode, CancellationToken cancellationToken)
    {
        var longer = Math.Max(header.Width, header.Height);
        var picture = decode(Math.Min(1, (double)DecodeSide / longer));
        using var loan = new PixelLoan();
        var small = BoxShrink.ToAtLeast(picture, SmallSide, loan);
        var found = _options.Detector?.Detect(picture, cancellationToken);
        var faces = found is null ? null : MeasureFaces(found, picture, header, decode);
        var (hash, mirrored) = HashMeasure.Of(LumaPlane.Of(LanczosResampler.Resize(small, HashMeasure.Side, HashMeasure.Side)));
        facts = facts with
        {
            Light = LuminanceMeasure.Of(LumaPlane.Of(small)),
            Sharpness = SharpnessMeasure.OfSharpest(BoxShrink.ToAtLeast(picture, TrainingSide, loan), FaceMeasure.Side),
            Faces = faces,
            CertainScore = _options.Detector?.CertainScore ?? facts.CertainScore,
            Hash = hash,
            MirroredHash = mirrored,
        };
        var main = facts.MainFace?.Face.Box;
        return facts with
        {
            Shot = main is { } box ? FaceMeasure.Shot(box) : ShotType.Unknown,
            Clothes = main is { } face ? ColorMeasure.Clothes(small, face) : null,
            Background = ColorMeasure.Background(small, main),
        };
    }

    private static List<FaceFacts> MeasureFaces(IReadOnlyList<DetectedFace> found, Picture picture, ImageHeader header, Func<double, Picture> decode)
    {
        // A face that is small in the decoded size but not in the photo is measured in the photo itself.
        var sharper = picture;
        var largest = found.Count == 0 ? FaceMeasure.Side : found.Max(face => Math.Max(face.Box.Width * picture.Width, face.Box.Height * picture.Height));
        if (largest < SmallestMeasured && picture.Width < header.UprightWidth)
            sharper = decode(Math.Min(1, FaceMeasure.Side / Math.Max(1, largest) * picture.Width / header.UprightWidth));
        return [.. found.Select(face => FaceMeasure.Of(face, sharper, header.UprightWidth, header.UprightHeight)).OrderByDescending(face => face.AreaShare)];
    }
}
