using System.Buffers.Binary;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Walks a WebP's chunks (RFC 9649).</summary>
internal static class WebPReader
{
    public static void Read(ReadOnlySpan<byte> file, HeaderDraft draft)
    {
        var declared = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L;
        var at = 12;
        var frames = 0;
        var pixels = false;
        while (at + 8 <= file.Length)
        {
            var type = file.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var body = file[(at + 8)..];
            var whole = length <= body.Length;
            if (whole) body = body[..(int)length];
            if (type.SequenceEqual("VP8X"u8)) Extended(body, draft);
            else if (type.SequenceEqual("VP8L"u8)) Lossless(body, draft, ref pixels);
            else if (type.SequenceEqual("VP8 "u8)) Lossy(body, draft, ref pixels);
            else if (type.SequenceEqual("ANMF"u8)) frames++;
            else if (!type.SequenceEqual("ALPH"u8) && !type.SequenceEqual("ANIM"u8)) Metadata(type, body, draft);
            if (!whole || draft.Fault is not null)
                break;
            // Chunks are padded to an even length.
            at += 8 + (int)length + (int)(length & 1);
        }

        draft.FrameCount = Math.Max(1, frames);
        if (declared > file.Length || (!pixels && frames == 0 && draft.HasSize))
            draft.Truncated();
    }

    private static void Extended(ReadOnlySpan<byte> body, HeaderDraft draft)
    {
        if (body.Length < 10)
            return;
        if (draft.HasSize)
        {
            draft.Corrupt("it has two headers");
            return;
        }

        draft.HasColorProfile = (body[0] & 0x20) != 0;
        draft.HasAlpha = (body[0] & 0x10) != 0;
        draft.Size(1 + (body[4] | body[5] << 8 | body[6] << 16), 1 + (body[7] | body[8] << 8 | body[9] << 16));
    }

    private static void Lossless(ReadOnlySpan<byte> body, HeaderDraft draft, ref bool pixels)
    {
        if (body.Length < 5 || body[0] != 0x2F)
        {
            draft.Corrupt("its pixels have no header");
            return;
        }

        pixels = true;
        draft.HasAlpha |= (body[4] & 0x10) != 0;
        Agree(draft, 1 + ((body[1] | body[2] << 8) & 0x3FFF), 1 + ((body[2] >> 6 | body[3] << 2 | body[4] << 10) & 0x3FFF));
    }

    private static void Lossy(ReadOnlySpan<byte> body, HeaderDraft draft, ref bool pixels)
    {
        if (body.Length < 10 || (body[0] & 1) != 0 || body[3] != 0x9D || body[4] != 0x01 || body[5] != 0x2A)
        {
            draft.Corrupt("its pixels have no header");
            return;
        }

        pixels = true;
        Agree(draft, (body[6] | body[7] << 8) & 0x3FFF, (body[8] | body[9] << 8) & 0x3FFF);
    }

    private static void Agree(HeaderDraft draft, int width, int height)
    {
        if (!draft.HasSize)
            draft.Size(width, height);
        else if (draft.Width != width || draft.Height != height)
            draft.Refuse(ImageFaultKind.HeaderMismatch, Invariant($"says it is {draft.Width}×{draft.Height} pixels, but has {width}×{height}; export it again."));
    }

    private static void Metadata(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, HeaderDraft draft)
    {
        draft.MetadataBytes += body.Length;
        if (type.SequenceEqual("EXIF"u8))
            // Some writers keep the prefix of JPEG's segment.
            draft.Exif = draft.Exif.Or(ExifReader.Read(body.StartsWith("Exif\0\0"u8) ? body[6..] : body));
    }
}
