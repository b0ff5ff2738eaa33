using System.Numerics;
using System.Runtime.Intrinsics;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>A picture's rows as PNG packs them: less what their neighbours foretell, by the filter that leaves least.</summary>
internal sealed class FilteredRows
{
    private const int Channels = 3;

    private readonly Picture _picture;

    // Each row, with a black pixel before it and room after it for vectors that reach beyond.
    private byte[] _row;
    private byte[] _above;
    private byte[] _best;
    private byte[] _other;

    public FilteredRows(Picture picture)
    {
        _picture = picture;
        var length = Channels + (picture.Width * Channels) + Vector<byte>.Count + Vector128<byte>.Count;
        (_row, _above, _best, _other) = (new byte[length], new byte[length], new byte[length], new byte[length]);
    }

    /// <summary>Bytes of a filtered row: the filter's number and the pixels.</summary>
    public int Stride => 1 + (_picture.Width * Channels);

    /// <summary>Filters the next row.</summary>
    /// <param name="y">Which it is; rows are filtered one after the other.</param>
    /// <param name="to">Where it goes.</param>
    public void Write(int y, Span<byte> to)
    {
        (_row, _above) = (_above, _row);
        Pack(_picture.Rgba.Slice(y * _picture.Width * Picture.BytesPerPixel, _picture.Width * Picture.BytesPerPixel), _row.AsSpan(Channels));
        var least = long.MaxValue;
        for (var filter = RowFilter.Sub; filter <= RowFilter.Paeth; filter++)
        {
            var sum = RowFilters.Apply(filter, _row, _above, Channels, Stride - 1, _other);
            if (sum >= least) continue;
            least = sum;
            to[0] = (byte)filter;
            (_best, _other) = (_other, _best);
        }

        _best.AsSpan(0, Stride - 1).CopyTo(to[1..]);
    }

    private static void Pack(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        var (from, to) = (0, 0);
        for (; from <= rgba.Length - Vector128<byte>.Count; from += Vector128<byte>.Count, to += 4 * Channels)
        {
            var four = Vector128.Create(rgba[from..]);
            Vector128.Shuffle(four, Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255)).CopyTo(rgb[to..]);
        }

        for (; from < rgba.Length; from += Picture.BytesPerPixel, to += Channels) rgba.Slice(from, Channels).CopyTo(rgb[to..]);
    }
}
