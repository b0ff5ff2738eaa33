using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Faces;
using Astria.Flux.Imaging.Faces.BlazeFace;
using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Facts;

/// <summary>What <see cref="PhotoInspector"/> looks with.</summary>
public sealed record PhotoInspectorOptions
{
    /// <summary>What files may ask for.</summary>
    /// <value>Default: <see cref="ImageLimits.Default"/>.</value>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    /// <summary>What decodes them; the first that can read a format does.</summary>
    /// <value>Default: <see cref="SkiaImageCodec"/> alone. Add the codec of Astria.Flux.Sdk.Imaging.Heic for photos of iPhones.</value>
    public IReadOnlyList<IImageCodec> Codecs { get; init; } = [new SkiaImageCodec()];

    /// <summary>What finds faces; <see langword="null"/> when nobody should look.</summary>
    /// <value>Default: a <see cref="BlazeFaceDetector"/>.</value>
    public IFaceDetector? Detector { get; init; } = new BlazeFaceDetector();
}
