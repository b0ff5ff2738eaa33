using System.Collections.Concurrent;
using System.Security.Cryptography;
using Astria.Flux.Imaging.Probing;

namespace Astria.Flux.Imaging.Codecs;

/// <summary>Keeps what another codec decoded, so that looking at photos, showing them and preparing them decode each once: give the same cache to all
/// of them. Thread-safe.</summary>
/// <remarks>Photos are known by their content (SHA-256). It fills up to its budget and then keeps what it has: sets are gone through from the
/// first photo to the last each time, and there the photo that was used longest ago is the one that is wanted next.</remarks>
public sealed class DecodeCache : IImageCodec
{
    /// <summary>The default budget: 256 MiB, twenty photos of 12 megapixels as they are decoded to be looked at.</summary>
    public const long DefaultBudget = 256L << 20;

    private readonly IImageCodec _inner;
    private readonly ConcurrentDictionary<(UInt128, UInt128), Picture> _pictures = new();
    private long _left;

    /// <summary>Creates a cache.</summary>
    /// <param name="inner">Decodes.</param>
    /// <param name="budget">Bytes of decoded pictures that it keeps at most; 0 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="budget"/> is below 0.</exception>
    public DecodeCache(IImageCodec inner, long budget = DefaultBudget)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegative(budget);
        _inner = inner;
        _left = budget;
    }

    /// <inheritdoc/>
    public bool CanDecode(ImageFormat format) => _inner.CanDecode(format);

    /// <inheritdoc/>
    public Picture Decode(ReadOnlyMemory<byte> content, ImageHeader header, double leastScale, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        var key = KeyOf(content.Span);
        if (_pictures.TryGetValue(key, out var known) && known.Width >= leastScale * header.UprightWidth && known.Height >= leastScale * header.UprightHeight) return known;
        var picture = _inner.Decode(content, header, leastScale, cancellationToken);
        Keep(key, picture, known);
        return picture;
    }

    private static (UInt128 High, UInt128 Low) KeyOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return (BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }

    private void Keep((UInt128, UInt128) key, Picture picture, Picture? smaller)
    {
        var more = picture.Rgba.Length - (smaller?.Rgba.Length ?? 0);
        if (Interlocked.Add(ref _left, -more) < 0)
        {
            Interlocked.Add(ref _left, more);
            return;
        }

        var isKept = smaller is null ? _pictures.TryAdd(key, picture) : _pictures.TryUpdate(key, picture, smaller);
        if (!isKept) Interlocked.Add(ref _left, more);
    }
}
