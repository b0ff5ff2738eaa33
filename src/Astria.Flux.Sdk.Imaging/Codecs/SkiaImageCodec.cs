using System.Runtime.InteropServices;
using Astria.Flux.Imaging.Probing;
using SkiaSharp;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Codecs;

/// <summary>Decodes JPEG, PNG, WebP and GIF through Skia, colour profiles applied. Thread-safe.</summary>
public sealed class SkiaImageCodec : IImageCodec
{
    // Eighths of the size that libjpeg-turbo decodes to. The one left out is slower than the full size: 12 megapixels took 29, 37, 37, 52, 54, 71, 115
    // and 81 ms with Skia's build for Linux on x64, which has no vector code for JPEG.
    private static readonly double[] JpegScales = [1.0 / 8, 2.0 / 8, 3.0 / 8, 4.0 / 8, 5.0 / 8, 6.0 / 8];

    private const double WebPReserve = 1.5;

    /// <inheritdoc/>
    public bool CanDecode(ImageFormat format) => format is ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.WebP or ImageFormat.Gif;

    /// <inheritdoc/>
    public Picture Decode(ReadOnlyMemory<byte> content, ImageHeader header, double leastScale, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastScale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leastScale, 1);
        cancellationToken.ThrowIfCancellationRequested();
        using var pinned = content.Pin();
        using var data = SKData.Create(AddressOf(content), content.Length);
        using var codec = SKCodec.Create(data) ?? throw Fault(ImageFaultKind.Corrupt, "is damaged: its decoder doesn't know it. Download or export it again.");
        if (codec.Info.Width != header.Width || codec.Info.Height != header.Height)
            throw Fault(ImageFaultKind.HeaderMismatch, Invariant($"says it is {header.Width}×{header.Height} pixels, but decodes as {codec.Info.Width}×{codec.Info.Height}; export it again."));
        var size = header.Format switch
        {
            ImageFormat.Jpeg => Eighths(codec, leastScale),
            ImageFormat.WebP => AnySize(codec, leastScale),
            _ => codec.Info.Size,
        };
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul, SKColorSpace.CreateSrgb());
        var rgba = GC.AllocateUninitializedArray<byte>(checked(size.Width * size.Height * Picture.BytesPerPixel), pinned: true);
        var result = codec.GetPixels(info, Marshal.UnsafeAddrOfPinnedArrayElement(rgba, 0));
        cancellationToken.ThrowIfCancellationRequested();
        return result switch
        {
            SKCodecResult.Success => Turning.Upright(new Picture(size.Width, size.Height, rgba, codec.Info.IsOpaque ? true : null), header.Orientation),
            SKCodecResult.IncompleteInput => throw Fault(ImageFaultKind.Truncated, "ends too early: part of its pixels is missing. Download or export it again."),
            _ => throw Fault(ImageFaultKind.Corrupt, $"is damaged: its pixels can't be read ({result}). Download or export it again."),
        };
    }

    private static SKSizeI Eighths(SKCodec codec, double leastScale)
    {
        var full = codec.Info.Size;
        foreach (var scale in JpegScales)
        {
            var size = codec.GetScaledDimensions((float)scale);
            if (size.Width >= full.Width * leastScale && size.Height >= full.Height * leastScale)
                return size;
        }

        return full;
    }

    // libwebp shrinks to any size while it decodes, by the mean of what a pixel covers: half as much more than wanted, so that the last step is Lanczos'.
    // The full size beside its own would be twice the memory.
    private static SKSizeI AnySize(SKCodec codec, double leastScale)
    {
        var full = codec.Info.Size;
        var scale = Math.Min(1, leastScale * WebPReserve);
        return codec.FrameCount > 1 ? full : new((int)Math.Ceiling(full.Width * scale), (int)Math.Ceiling(full.Height * scale));
    }

    // The memory is pinned by the caller for as long as Skia reads it, so that no copy of the file is needed.
    private static nint AddressOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array) && array.Array is { Length: > 0 } bytes
            ? Marshal.UnsafeAddrOfPinnedArrayElement(bytes, array.Offset)
            : throw new ArgumentException("The content must lie in an array.", nameof(content));

    private static PictureException Fault(ImageFaultKind kind, string problem) => new("The file", new ImageFault(kind, problem));
}
