using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Astria.Flux.Imaging.Resampling;

/// <summary>Shrinks a picture by a whole factor, each pixel the mean of a square: fast and free of aliasing enough for measures and for finding faces,
/// not for training pictures.</summary>
internal static class BoxShrink
{
    // Sums of a column stay within 16 bits up to this factor.
    private const int MostFactor = 256;

    /// <summary>Shrinks so far that the longer side keeps at least a length.</summary>
    public static Picture ToAtLeast(Picture picture, int longerSide, PixelLoan? loan = null) => By(picture, Math.Max(1, Math.Max(picture.Width, picture.Height) / longerSide), loan);

    /// <summary>Shrinks by a factor; a rest at the right and lower edge that fills no square is left out. The result lies in memory of the loan, or its own.</summary>
    public static Picture By(Picture picture, int factor, PixelLoan? loan = null)
    {
        factor = Math.Min(Math.Min(factor, MostFactor), Math.Min(picture.Width, picture.Height));
        if (factor <= 1) return picture;
        int width = picture.Width / factor, height = picture.Height / factor, stride = picture.Width * Picture.BytesPerPixel;
        var length = width * height * Picture.BytesPerPixel;
        var rgba = loan?.Take(length) ?? GC.AllocateUninitializedArray<byte>(length);
        var columns = new ushort[width * factor * Picture.BytesPerPixel];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(columns);
            for (var dy = 0; dy < factor; dy++) AddRow(picture.Rgba.Slice(((y * factor) + dy) * stride, columns.Length), columns);
            var row = rgba.AsSpan(y * width * Picture.BytesPerPixel, width * Picture.BytesPerPixel);
            if (factor == 2) Halve(columns, row);
            else Means(columns, factor, row);
        }

        return new Picture(width, height, rgba, length, picture.KnownOpaque is true ? true : null);
    }

    private static void AddRow(ReadOnlySpan<byte> row, Span<ushort> sums)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out var low, out var high);
            var first = sums[i..];
            var second = sums[(i + Vector<ushort>.Count)..];
            (new Vector<ushort>(first) + low).CopyTo(first);
            (new Vector<ushort>(second) + high).CopyTo(second);
        }

        for (; i < row.Length; i++) sums[i] += row[i];
    }

    // Two columns a pixel: four pixels at once.
    private static void Halve(ReadOnlySpan<ushort> columns, Span<byte> row)
    {
        var pairs = MemoryMarshal.Cast<ushort, Vector128<ushort>>(columns);
        var (x, pixels) = (0, row.Length / Picture.BytesPerPixel);
        for (; x <= pixels - 4; x += 4)
            Vector128.Narrow(Quarter(pairs[x], pairs[x + 1]), Quarter(pairs[x + 2], pairs[x + 3])).CopyTo(row[(x * Picture.BytesPerPixel)..]);
        for (; x < pixels; x++)
            MemoryMarshal.Write(row[(x * Picture.BytesPerPixel)..], Vector128.Narrow(Quarter(pairs[x], pairs[x]), default).AsUInt32().ToScalar());

        static Vector128<ushort> Quarter(Vector128<ushort> one, Vector128<ushort> other) =>
            (Vector128.Create(one.GetLower(), other.GetLower()) + Vector128.Create(one.GetUpper(), other.GetUpper()) + Vector128.Create((ushort)2)) >>> 2;
    }

    private static void Means(ReadOnlySpan<ushort> columns, int factor, Span<byte> row)
    {
        var column = MemoryMarshal.Cast<ushort, Vector64<ushort>>(columns);
        var target = MemoryMarshal.Cast<byte, uint>(row);
        var (half, area) = (Vector128.Create((uint)(factor * factor / 2)), Vector128.Create((float)(factor * factor)));
        for (var x = 0; x < target.Length; x++)
        {
            var sum = half;
            foreach (var one in column.Slice(x * factor, factor)) sum += Vector128.WidenLower(one.ToVector128Unsafe());
            // A quotient of whole numbers below 2^24 is not rounded up to the next whole number.
            var mean = Vector128.ConvertToInt32(Vector128.ConvertToSingle(sum.AsInt32()) / area);
            var shorts = Vector128.Narrow(mean, mean).AsUInt16();
            target[x] = Vector128.Narrow(shorts, shorts).AsUInt32().ToScalar();
        }
    }
}
