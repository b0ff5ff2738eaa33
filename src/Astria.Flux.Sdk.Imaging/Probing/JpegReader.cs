using System.Buffers.Binary;
using static System.FormattableString;

namespace Astria.Flux.Imaging.Probing;

/// <summary>Walks a JPEG's markers (ITU T.81, annex B) once, over the entropy-coded data too, to count its scans.</summary>
internal static class JpegReader
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte QuantisationTable = 0xDB;
    private const byte Comment = 0xFE;

    // Progressive frames are kept whole as coefficients of two bytes while they are decoded.
    private const int BytesPerCoefficient = 2;

    public static void Read(ReadOnlySpan<byte> file, HeaderDraft draft)
    {
        var at = 2;
        while (NextMarker(file, ref at) is { } marker)
        {
            if (marker == EndOfImage)
                break;
            if (marker is StartOfImage or 0x01 or (>= 0xD0 and <= 0xD7))
                continue;
            if (at + 2 > file.Length)
            {
                draft.Truncated();
                return;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2)
            {
                draft.Corrupt("a segment has no length");
                return;
            }

            if (at + length > file.Length)
            {
                draft.Truncated();
                return;
            }

            Segment(marker, file.Slice(at + 2, length - 2), draft);
            if (draft.Fault is not null)
                return;
            at += length;
            if (marker == StartOfScan)
                at = EndOfScan(file, at);
        }

        if (!draft.HasSize || draft.JpegScans == 0)
            draft.Refuse(ImageFaultKind.Truncated, "ends before its picture begins; download or export it again.");
    }

    private static void Segment(byte marker, ReadOnlySpan<byte> body, HeaderDraft draft)
    {
        switch (marker)
        {
            case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC):
                Frame(marker, body, draft);
                break;
            case StartOfScan when !draft.HasSize:
                draft.Corrupt("its picture begins before its size is told");
                break;
            case StartOfScan:
                draft.JpegScans++;
                break;
            case QuantisationTable:
                draft.JpegQuality ??= JpegQuality.Estimate(body);
                break;
            case >= 0xE0 and <= 0xEF or Comment:
                draft.MetadataBytes += body.Length;
                if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8))
                    draft.Exif = draft.Exif.Or(ExifReader.Read(body[6..]));
                draft.HasColorProfile |= marker == 0xE2 && body.StartsWith("ICC_PROFILE\0"u8);
                break;
        }
    }

    private static void Frame(byte marker, ReadOnlySpan<byte> body, HeaderDraft draft)
    {
        if (body.Length < 6 || body.Length < 6 + (3 * body[5]))
            draft.Corrupt("its frame is cut");
        else if (draft.HasSize)
            draft.Corrupt("it holds two frames");
        else if (marker > 0xC2 || body[0] != 8)
            draft.Refuse(ImageFaultKind.Unsupported, "is a JPEG of a rare kind (lossless, arithmetic or 12-bit), which is not read; export it again as JPEG or PNG.");
        else if (body[5] is not (1 or 3 or 4))
            draft.Corrupt(Invariant($"it has {body[5]} colour components"));
        else
        {
            draft.Size(BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
            draft.WorkingBytesPerPixel = marker == 0xC2 ? CoefficientBytes(body) : 0;
        }
    }

    // Samples of all components for one pixel, by their sampling factors.
    private static double CoefficientBytes(ReadOnlySpan<byte> body)
    {
        int most = 1, sum = 0;
        for (var i = 0; i < body[5]; i++)
        {
            var factors = body[7 + (3 * i)];
            var samples = Math.Max(1, factors >> 4) * Math.Max(1, factors & 15);
            most = Math.Max(most, samples);
            sum += samples;
        }

        return (double)sum / most * BytesPerCoefficient;
    }

    private static byte? NextMarker(ReadOnlySpan<byte> file, ref int at)
    {
        // Junk between segments is skipped, as decoders do.
        while (at < file.Length)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0)
                break;
            at += found + 1;
            while (at < file.Length && file[at] == 0xFF) at++;
            if (at >= file.Length)
                break;
            if (file[at] != 0)
                return file[at++];
        }

        return null;
    }

    // The next FF that is neither stuffed (FF00) nor a restart (FFD0…FFD7).
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= file.Length)
                return file.Length;
            at += found;
            if (file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
                return at;
            at += 2;
        }

        return at;
    }
}
