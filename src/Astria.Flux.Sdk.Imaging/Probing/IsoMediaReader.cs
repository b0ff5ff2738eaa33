using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Reads size and EXIF of HEIC and AVIF files (ISO 14496-12 boxes, ISO 23008-12 items). Their decoders turn the picture by themselves, so the size is that of the upright picture.</summary>
internal static class IsoMediaReader
{
    public static ImageFormat Brand(ReadOnlySpan<byte> file)
    {
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), (uint)file.Length);
        var still = ImageFormat.Unknown;
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            var brand = file.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
                return ImageFormat.Avif;
            if (brand[..2].SequenceEqual("he"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8))
                still = ImageFormat.Heic;
        }

        return still;
    }

    public static void Read(ReadOnlySpan<byte> file, HeaderDraft draft)
    {
        var meta = IsoBox.Find(file, "meta"u8);
        if (meta.IsEmpty || meta.Length < 4)
        {
            draft.Truncated();
            return;
        }

        meta = meta[4..];
        var properties = IsoBox.Find(meta, "iprp"u8);
        var primary = IsoItems.Primary(meta);
        var (width, height, turned) = IsoItems.Size(properties, primary);
        if (width == 0 || height == 0)
        {
            draft.Corrupt("it doesn't tell its size");
            return;
        }

        draft.Size(turned ? height : width, turned ? width : height);
        draft.HasColorProfile = IsoBox.Find(IsoBox.Find(properties, "ipco"u8), "colr"u8).StartsWith("prof"u8);
        if (IsoItems.Exif(meta) is { } place)
        {
            draft.MetadataBytes += place.Length;
            Exif(file, place, draft);
        }

        var media = IsoBox.Find(file, "mdat"u8);
        if (media.IsEmpty && IsoBox.Find(meta, "idat"u8).IsEmpty)
            draft.Truncated();
        if (IsoItems.End(meta) > file.Length)
            draft.Truncated();
    }

    private static void Exif(ReadOnlySpan<byte> file, (long Offset, long Length) place, HeaderDraft draft)
    {
        if (place.Offset < 0 || place.Length < 12 || place.Offset > file.Length - place.Length)
            return;
        // Four bytes say how far the TIFF structure is away.
        var block = file.Slice((int)place.Offset, (int)place.Length);
        var skip = BinaryPrimitives.ReadUInt32BigEndian(block);
        if (skip <= block.Length - 12)
            draft.Exif = ExifReader.Read(block[(4 + (int)skip)..]);
    }
}
