using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Probing;

/// <summary>One directory of a TIFF structure: a place in the block, looked at only within its bounds. The default value is empty.</summary>
internal readonly record struct TiffDirectory(bool BigEndian, int Start, int Entries)
{
    private const int EntrySize = 12;
    private const int AsciiType = 2;

    /// <summary>The directory a pointer at an offset leads to.</summary>
    public static TiffDirectory Read(ReadOnlySpan<byte> tiff, bool big, int pointerAt, int most) => At(tiff, big, UInt32(tiff[pointerAt..], big), most);

    /// <summary>The directory at an offset; empty when it isn't inside.</summary>
    public static TiffDirectory At(ReadOnlySpan<byte> tiff, bool big, uint offset, int most)
    {
        if (offset > tiff.Length - 2)
            return default;
        var start = (int)offset + 2;
        var entries = Math.Min(UInt16(tiff[(int)offset..], big), (tiff.Length - start) / EntrySize);
        return new(big, start, Math.Min(entries, most));
    }

    public bool Has(ReadOnlySpan<byte> tiff, int tag) => Find(tiff, tag) >= 0;

    public int? Short(ReadOnlySpan<byte> tiff, int tag) => Find(tiff, tag) is >= 0 and var at ? UInt16(tiff[(at + 8)..], BigEndian) : null;

    public uint? Pointer(ReadOnlySpan<byte> tiff, int tag) => Find(tiff, tag) is >= 0 and var at ? UInt32(tiff[(at + 8)..], BigEndian) : null;

    public ReadOnlySpan<byte> Ascii(ReadOnlySpan<byte> tiff, int tag)
    {
        var at = Find(tiff, tag);
        if (at < 0 || UInt16(tiff[(at + 2)..], BigEndian) != AsciiType)
            return [];
        var length = UInt32(tiff[(at + 4)..], BigEndian);
        if (length <= 4)
            return tiff.Slice(at + 8, (int)length);
        var offset = UInt32(tiff[(at + 8)..], BigEndian);
        return length <= tiff.Length && offset <= tiff.Length - length ? tiff.Slice((int)offset, (int)length) : [];
    }

    private static ushort UInt16(ReadOnlySpan<byte> at, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private static uint UInt32(ReadOnlySpan<byte> at, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private int Find(ReadOnlySpan<byte> tiff, int tag)
    {
        for (var i = 0; i < Entries; i++)
        {
            var at = Start + (i * EntrySize);
            if (UInt16(tiff[at..], BigEndian) == tag)
                return at;
        }

        return -1;
    }
}
