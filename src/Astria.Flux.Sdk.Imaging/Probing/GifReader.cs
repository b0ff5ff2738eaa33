using System.Buffers.Binary;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Walks a GIF's blocks (GIF 89a) to count its frames.</summary>
internal static class GifReader
{
    private const byte ImageBlock = 0x2C;
    private const byte Extension = 0x21;
    private const byte Trailer = 0x3B;
    private const byte CommentExtension = 0xFE;
    private const byte ApplicationExtension = 0xFF;

    public static void Read(ReadOnlySpan<byte> file, HeaderDraft draft)
    {
        if (file.Length < 13)
            return;
        draft.Size(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        draft.HasAlpha = true;
        var at = 13 + ColorTable(file[10]);
        var frames = 0;
        while (at < file.Length && file[at] != Trailer)
        {
            var kind = file[at];
            if (kind == Extension && at + 2 <= file.Length)
            {
                var start = at;
                var label = file[at + 1 < file.Length ? at + 1 : at];
                at = SkipSubBlocks(file, at + 2);
                if (label is CommentExtension or ApplicationExtension) draft.MetadataBytes += Math.Max(0, at - start);
            }
            else if (kind == ImageBlock && at + 10 <= file.Length)
            {
                frames++;
                Inside(file[(at + 1)..], draft);
                at = SkipSubBlocks(file, at + 10 + ColorTable(file[at + 9]) + 1);
            }
            else
            {
                break;
            }
        }

        draft.FrameCount = Math.Max(1, frames);
        if (frames == 0 || at > file.Length)
            draft.Truncated();
    }

    // A frame beyond the screen makes decoders grow the picture past what was checked.
    private static void Inside(ReadOnlySpan<byte> frame, HeaderDraft draft)
    {
        var right = BinaryPrimitives.ReadUInt16LittleEndian(frame) + BinaryPrimitives.ReadUInt16LittleEndian(frame[4..]);
        var bottom = BinaryPrimitives.ReadUInt16LittleEndian(frame[2..]) + BinaryPrimitives.ReadUInt16LittleEndian(frame[6..]);
        if (right > draft.Width || bottom > draft.Height)
            draft.Refuse(ImageFaultKind.HeaderMismatch, Invariant($"says it is {draft.Width}×{draft.Height} pixels, but a frame reaches to {right}×{bottom}; export it again."));
    }

    private static int ColorTable(byte flags) => (flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0;

    // Beyond the end when the file is.
    private static int SkipSubBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0) at += file[at] + 1;
        return at < file.Length ? at + 1 : file.Length + 1;
    }
}
