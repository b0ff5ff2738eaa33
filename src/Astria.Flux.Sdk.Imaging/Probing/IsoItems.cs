using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Items of a HEIC or AVIF: which is the picture, how big it is, where the EXIF block lies.</summary>
internal static class IsoItems
{
    public static uint Primary(ReadOnlySpan<byte> meta) => IsoBox.Find(meta, "pitm"u8) switch
    {
        [0, _, _, _, var a, var b, ..] => (uint)((a << 8) | b),
        [1, _, _, _, _, _, _, _, ..] pitm => BinaryPrimitives.ReadUInt32BigEndian(pitm[4..]),
        _ => 0,
    };

    /// <summary>The size of an item and whether it is turned by a quarter, from the properties associated with it.</summary>
    public static (uint Width, uint Height, bool Turned) Size(ReadOnlySpan<byte> iprp, uint item)
    {
        var container = IsoBox.Find(iprp, "ipco"u8);
        var own = Associated(IsoBox.Find(iprp, "ipma"u8), item);
        (uint Width, uint Height, bool Turned) size = default;
        var index = 0;
        var box = new IsoBox(container);
        while (box.Next())
        {
            index++;
            if (own is not null && !own.Contains(index))
                continue;
            // Without associations the largest is taken: the tiles and thumbnails are smaller.
            if (box.Type.SequenceEqual("ispe"u8) && box.Body.Length >= 12)
            {
                var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(box.Body[4..]), BinaryPrimitives.ReadUInt32BigEndian(box.Body[8..]));
                if ((ulong)width * height > (ulong)size.Width * size.Height) size = (width, height, size.Turned);
            }
            else if (box.Type.SequenceEqual("irot"u8) && box.Body.Length >= 1)
            {
                size.Turned = (box.Body[0] & 1) != 0;
            }
        }

        return size;
    }

    /// <summary>Where the EXIF item lies in the file.</summary>
    public static (long Offset, long Length)? Exif(ReadOnlySpan<byte> meta)
    {
        var infos = IsoBox.Find(meta, "iinf"u8);
        if (infos.Length < 6)
            return null;
        infos = infos[(infos[0] == 0 ? 6 : Math.Min(8, infos.Length))..];
        var box = new IsoBox(infos);
        while (box.Next())
        {
            var info = box.Body;
            // infe of version 2 or 3: item, protection, type.
            if (info.Length < 12 || info[0] is not (2 or 3)) continue;
            var wide = info[0] == 3;
            if (info.Length >= (wide ? 14 : 12) && info.Slice(wide ? 10 : 8, 4).SequenceEqual("Exif"u8))
            {
                var item = wide ? BinaryPrimitives.ReadUInt32BigEndian(info[4..]) : BinaryPrimitives.ReadUInt16BigEndian(info[4..]);
                return new IsoLocations(IsoBox.Find(meta, "iloc"u8)).Of(item);
            }
        }

        return null;
    }

    /// <summary>Where the last byte of any item lies: beyond the file when it is cut.</summary>
    public static long End(ReadOnlySpan<byte> meta) => new IsoLocations(IsoBox.Find(meta, "iloc"u8)).End();

    private static HashSet<int>? Associated(ReadOnlySpan<byte> ipma, uint item)
    {
        if (ipma.Length < 8)
            return null;
        var (wideItems, wideIndex) = (ipma[0] > 0, (ipma[3] & 1) != 0);
        var count = BinaryPrimitives.ReadUInt32BigEndian(ipma[4..]);
        var at = 8;
        for (var i = 0u; i < count && at + (wideItems ? 5 : 3) <= ipma.Length; i++)
        {
            var id = wideItems ? BinaryPrimitives.ReadUInt32BigEndian(ipma[at..]) : BinaryPrimitives.ReadUInt16BigEndian(ipma[at..]);
            at += wideItems ? 4 : 2;
            int own = ipma[at++];
            var size = own * (wideIndex ? 2 : 1);
            if (at + size > ipma.Length)
                return null;
            if (id == item)
            {
                var found = new HashSet<int>();
                for (var k = 0; k < own; k++)
                    found.Add(wideIndex ? BinaryPrimitives.ReadUInt16BigEndian(ipma[(at + (2 * k))..]) & 0x7FFF : ipma[at + k] & 0x7F);
                return found;
            }

            at += size;
        }

        return null;
    }
}
