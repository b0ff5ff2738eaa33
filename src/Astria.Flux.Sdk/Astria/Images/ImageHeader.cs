using System.Buffers.Binary;

namespace Astria.Flux.Astria.Images;

/// <summary>What the first bytes of a file say: how it is encoded, and how big the picture is.</summary>
/// <param name="MediaType">Such as <c>image/png</c>.</param>
/// <param name="Width">The width in pixels; 0 for videos and when the header doesn't tell.</param>
/// <param name="Height">The height in pixels; 0 for videos and when the header doesn't tell.</param>
internal readonly record struct ImageHeader(string MediaType, int Width, int Height)
{
    /// <summary>How many bytes are enough to know the encoding.</summary>
    public const int LeastBytes = 16;

    /// <summary>Reads the beginning of a file; <see langword="null"/> for what is no picture or video.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> file) => file switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => file.Length >= 24
            ? new("image/png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : new("image/png", 0, 0),
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(file),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(file),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', (byte)'e' or (byte)'i', ..] => new("image/heic", 0, 0),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => new("video/mp4", 0, 0),
        _ => null,
    };

    // Segments up to the start of a frame, which holds the size (ITU T.81, B.2.2).
    private static ImageHeader Jpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return new("image/jpeg", 0, 0);
    }

    // RFC 9649: lossy, lossless and extended files keep the size in different places.
    private static ImageHeader WebP(ReadOnlySpan<byte> file)
    {
        if (file.Length < 30) return new("image/webp", 0, 0);
        return file[15] switch
        {
            (byte)'X' => new("image/webp", 1 + (file[24] | file[25] << 8 | file[26] << 16), 1 + (file[27] | file[28] << 8 | file[29] << 16)),
            (byte)'L' => new("image/webp", 1 + ((file[21] | file[22] << 8) & 0x3FFF), 1 + ((file[22] >> 6 | file[23] << 2 | file[24] << 10) & 0x3FFF)),
            _ => new("image/webp", (file[26] | file[27] << 8) & 0x3FFF, (file[28] | file[29] << 8) & 0x3FFF),
        };
    }
}
