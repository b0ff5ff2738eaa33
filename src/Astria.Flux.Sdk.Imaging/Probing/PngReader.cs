using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Walks a PNG's chunks (ISO 15948). Compressed ones are never inflated.</summary>
internal static class PngReader
{
    private const int ChunkOverhead = 12;

    public static void Read(ReadOnlySpan<byte> file, HeaderDraft draft)
    {
        var at = 8;
        bool data = false, ended = false;
        while (at + ChunkOverhead <= file.Length && !ended)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - ChunkOverhead)
            {
                draft.Truncated();
                if (!draft.HasSize) return;
                break;
            }

            var type = file.Slice(at + 4, 4);
            var body = file.Slice(at + 8, (int)length);
            if (at == 8 && !type.SequenceEqual("IHDR"u8))
                draft.Corrupt("its first chunk is not its header");
            else if (type.SequenceEqual("IHDR"u8))
                Header(body, draft);
            else if (type.SequenceEqual("IDAT"u8))
                data = true;
            else if (type.SequenceEqual("IEND"u8))
                ended = true;
            else
                Ancillary(type, body, draft);
            if (draft.Fault is not null && !draft.HasSize)
                return;
            at += ChunkOverhead + (int)length;
        }

        if (!data || !ended)
            draft.Truncated();
    }

    private static void Header(ReadOnlySpan<byte> body, HeaderDraft draft)
    {
        if (body.Length != 13 || draft.HasSize)
        {
            draft.Corrupt(draft.HasSize ? "it has two headers" : "its header is cut");
            return;
        }

        draft.Size(BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        draft.HasAlpha = (body[9] & 4) != 0;
    }

    private static void Ancillary(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, HeaderDraft draft)
    {
        draft.MetadataBytes += body.Length;
        if (type.SequenceEqual("eXIf"u8))
            draft.Exif = draft.Exif.Or(ExifReader.Read(body));
        else if (type.SequenceEqual("iCCP"u8))
            draft.HasColorProfile = true;
        else if (type.SequenceEqual("tRNS"u8))
            draft.HasAlpha = true;
        else if (type.SequenceEqual("acTL"u8) && body.Length >= 4)
            draft.FrameCount = Math.Clamp((int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(body), int.MaxValue), 1, int.MaxValue);
    }
}
