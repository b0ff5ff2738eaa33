using System.Numerics;
using System.Runtime.InteropServices;
using Astria.Flux.Imaging.Resampling;

namespace Astria.Flux.Imaging.Facts;

/// <summary>The brightness of a picture's pixels (BT.601 luma, 0 to 255), row by row; or a window on it.</summary>
internal sealed class LumaPlane
{
    private const float Red = 0.299f;
    private const float Green = 0.587f;
    private const float Blue = 0.114f;

    private readonly float[] _values;
    private readonly int _start;
    private readonly int _stride;

    public LumaPlane(int width, int height, float[] values)
        : this(width, height, values, 0, width)
    {
    }

    private LumaPlane(int width, int height, float[] values, int start, int stride)
    {
        (Width, Height) = (width, height);
        (_values, _start, _stride) = (values, start, stride);
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<float> Row(int y) => _values.AsSpan(_start + (y * _stride), Width);

    public static LumaPlane Of(Picture picture)
    {
        var luma = new float[picture.Width * picture.Height];
        Fill(picture.Rgba, luma);
        return new(picture.Width, picture.Height, luma);
    }

    /// <summary>A rectangle of a picture, resampled so that its longer side has a length.</summary>
    public static LumaPlane Of(Picture picture, PixelRectangle region, int longerSide)
    {
        var scale = (double)longerSide / Math.Max(region.Width, region.Height);
        int width = Math.Max(1, (int)Math.Round(region.Width * scale)), height = Math.Max(1, (int)Math.Round(region.Height * scale));
        return Of(LanczosResampler.Resize(picture, region, width, height, CancellationToken.None));
    }

    /// <summary>Rows of a picture, in memory that is used again for the next ones.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="top">The first row.</param>
    /// <param name="height">How many rows.</param>
    /// <param name="memory">At least as many numbers as the rows have pixels.</param>
    public static LumaPlane OfRows(Picture picture, int top, int height, float[] memory)
    {
        var pixels = picture.Width * height;
        Fill(picture.Rgba.Slice(top * picture.Width * Picture.BytesPerPixel, pixels * Picture.BytesPerPixel), memory.AsSpan(0, pixels));
        return new(picture.Width, height, memory);
    }

    /// <summary>A part of the plane; its values are not copied.</summary>
    public LumaPlane Window(int left, int top, int width, int height) => new(width, height, _values, _start + (top * _stride) + left, _stride);

    private static void Fill(ReadOnlySpan<byte> rgba, Span<float> luma)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(rgba);
        var mask = new Vector<uint>(byte.MaxValue);
        var i = 0;
        for (; i <= luma.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var pixel = new Vector<uint>(pixels[i..]);
            var (red, green, blue) = (Values(pixel & mask), Values((pixel >>> 8) & mask), Values((pixel >>> 16) & mask));
            ((red * Red) + (green * Green) + (blue * Blue)).CopyTo(luma[i..]);
        }

        for (; i < luma.Length; i++)
            luma[i] = (Red * (byte)pixels[i]) + (Green * (byte)(pixels[i] >> 8)) + (Blue * (byte)(pixels[i] >> 16));

        static Vector<float> Values(Vector<uint> bytes) => Vector.ConvertToSingle(Vector.AsVectorInt32(bytes));
    }
}
