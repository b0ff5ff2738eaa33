using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Astria.Flux.Imaging;

/// <summary>A picture in memory: 8 bits each of red, green, blue and (not premultiplied) alpha a pixel, row by row from the top.</summary>
public sealed class Picture
{
    /// <summary>Bytes of one pixel.</summary>
    public const int BytesPerPixel = 4;

    // Alpha is the highest byte of a pixel that is read as one number, on the little-endian machines .NET runs on.
    private const uint Opaque = 0xFF000000;

    private readonly byte[] _rgba;
    private readonly int _length;

    // Looked for once. Threads that look at the same time find the same.
    private bool? _isOpaque;

    /// <summary>Creates a picture from its pixels, which it then owns.</summary>
    /// <param name="width">Pixels across, at least 1.</param>
    /// <param name="height">Pixels down, at least 1.</param>
    /// <param name="rgba">width × height × 4 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="rgba"/> has another length.</exception>
    public Picture(int width, int height, byte[] rgba)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(rgba);
        if (rgba.Length != (long)width * height * BytesPerPixel)
        {
            throw new ArgumentException($"A picture of {width}×{height} has {(long)width * height * BytesPerPixel} bytes, not {rgba.Length}.", nameof(rgba));
        }

        Width = width;
        Height = height;
        _rgba = rgba;
        _length = rgba.Length;
    }

    /// <summary>Creates a picture of which it is known whether anything shows through: <see langword="null"/> for not known.</summary>
    internal Picture(int width, int height, byte[] rgba, bool? isOpaque)
        : this(width, height, rgba) => _isOpaque = isOpaque;

    // Over the beginning of memory that is lent.
    internal Picture(int width, int height, byte[] memory, int length, bool? isOpaque)
    {
        Debug.Assert(length == width * height * BytesPerPixel && memory.Length >= length, "Four bytes for each pixel.");
        (Width, Height, _rgba, _length, _isOpaque) = (width, height, memory, length, isOpaque);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>The pixels: red, green, blue, alpha.</summary>
    public ReadOnlySpan<byte> Rgba => _rgba.AsSpan(0, _length);

    /// <summary>Whether no pixel lets anything through.</summary>
    /// <value>Looked for once.</value>
    public bool IsOpaque => _isOpaque ??= AllOpaque();

    /// <summary>What is known of its opacity; <see langword="null"/> when nobody looked.</summary>
    internal bool? KnownOpaque => _isOpaque;

    /// <summary>Cuts a rectangle out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It doesn't lie within the picture.</exception>
    public Picture Crop(int left, int top, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width - left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height - top);
        var cut = new byte[width * height * BytesPerPixel];
        for (var row = 0; row < height; row++)
        {
            var from = (((top + row) * Width) + left) * BytesPerPixel;
            _rgba.AsSpan(from, width * BytesPerPixel).CopyTo(cut.AsSpan(row * width * BytesPerPixel));
        }

        return new Picture(width, height, cut, _isOpaque is true ? true : null);
    }

    /// <summary>Lays the picture on white, so that nothing is transparent any more.</summary>
    /// <returns>An opaque picture; the very same object when it is opaque already.</returns>
    public Picture OnWhite()
    {
        if (IsOpaque) return this;
        var rgba = new byte[_length];
        for (var i = 0; i < rgba.Length; i += BytesPerPixel)
        {
            var alpha = _rgba[i + 3];
            for (var c = i; c < i + 3; c++) rgba[c] = (byte)(((_rgba[c] * alpha) + (byte.MaxValue * (byte.MaxValue - alpha)) + (byte.MaxValue / 2)) / byte.MaxValue);
            rgba[i + 3] = byte.MaxValue;
        }

        return new Picture(Width, Height, rgba, isOpaque: true);
    }

    /// <summary>The largest rectangle of an aspect ratio around the centre.</summary>
    /// <param name="aspect">Width ÷ height, above 0.</param>
    public Picture CropToAspect(double aspect)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(aspect);
        var width = Math.Clamp((int)Math.Round(Height * aspect), 1, Width);
        var height = Math.Clamp((int)Math.Round(Width / aspect), 1, Height);
        return Crop((Width - width) / 2, (Height - height) / 2, width, height);
    }

    private bool AllOpaque()
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(Rgba);
        var i = 0;
        for (; i <= pixels.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            if (!Vector.GreaterThanOrEqualAll(new Vector<uint>(pixels[i..]), new Vector<uint>(Opaque))) return false;
        }

        for (; i < pixels.Length; i++)
        {
            if (pixels[i] < Opaque) return false;
        }

        return true;
    }
}
