using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Codecs;

/// <summary>Decodes pictures. Thread-safe.</summary>
/// <remarks>It is handed only what the probe let through.</remarks>
public interface IImageCodec
{
    /// <summary>Whether it reads a format.</summary>
    /// <param name="format">The format.</param>
    bool CanDecode(ImageFormat format);

    /// <summary>Decodes a picture: upright, in sRGB, its first frame.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="header">What the probe read from them.</param>
    /// <param name="leastScale">How small it may come, as a share of the full size, above 0 and at most 1: a JPEG that is wanted small is
    /// decoded small, which takes a fraction of the time. The result has at least this share of the pixels of each side.</param>
    /// <param name="cancellationToken">Stops the decoding at the next chance.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="PictureException">It can't be decoded whole; <see cref="PictureException.Fault"/> says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leastScale"/> is not above 0 and at most 1.</exception>
    Picture Decode(ReadOnlyMemory<byte> content, ImageHeader header, double leastScale, CancellationToken cancellationToken = default);
}
