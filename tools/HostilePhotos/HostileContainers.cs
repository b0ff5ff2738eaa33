using System.Buffers.Binary;
using static Astria.Flux.Tools.HostilePhotos.HostileFiles;

namespace Astria.Flux.Tools.HostilePhotos;

/// <summary>Hostile WebP, GIF and HEIC files.</summary>
internal static class HostileContainers
{
    // Five codes of one symbol each: no bit a pixel.
    private static readonly byte[] Lossless268Megapixels = Lossless(16_384, 16_384);

    public static IEnumerable<HostileFile> All()
    {
        yield return new("webp: 268 megapixels in 50 bytes", WebP(Lossless268Megapixels));
        yield return new("webp: 33 megapixels in 50 bytes", WebP(Lossless(5_800, 5_700)), MayBeRead: true);
        yield return new("webp: header and pixels disagree", WebP(Extended(64, 64), Lossless268Megapixels));
        yield return new("webp: two headers", WebP(Extended(64, 64), Extended(9_000, 9_000), Lossless(64, 64)));
        yield return new("webp: no pixels", WebP(Extended(64, 64)));
        yield return new("webp: says it is 4 GB", [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WEBP"u8, .. Lossless(64, 64)]);
        yield return new("webp: chunk of 4 GB", [.. "RIFF"u8, 100, 0, 0, 0, .. "WEBPVP8L"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0x2F, 1, 2, 3, 4, 5, 6]);
        yield return new("webp: 100,000 frames", WebP(Extended(64, 64), Repeat(Chunk("ANMF"u8, new byte[16]), 100_000)));
        yield return new("webp: 20 MB of metadata", WebP(Extended(64, 64), Lossless(64, 64), Chunk("XMP "u8, new byte[20 << 20])));
        yield return new("gif: 65535 × 65535", Gif(65_535, 65_535, Frame(65_535, 65_535)));
        yield return new("gif: 30 megapixels, no pixels", Gif(6_000, 5_000, Frame(6_000, 5_000)), MayBeRead: true);
        yield return new("gif: frame beyond the screen", Gif(64, 64, Frame(60_000, 60_000)));
        yield return new("gif: 100,000 frames", Gif(64, 64, Repeat(Frame(8, 8), 100_000)), MayBeRead: true);
        yield return new("gif: no frames", Gif(64, 64, []));
        yield return new("gif: never ends", [.. "GIF89a"u8, 64, 0, 64, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 64, 0, 64, 0, 0, 8, 255, .. new byte[100]]);
        yield return new("gif: 20 MB of comments", Gif(64, 64, [0x21, 0xFE, .. Repeat([255, .. new byte[255]], 80_000), 0, .. Frame(64, 64)]));
        yield return new("heic: no boxes", Join(Box("ftyp"u8, [.. "heic\0\0\0\0"u8])));
        yield return new("heic: 65535 × 65535", Heic(65_535, 65_535, []));
        yield return new("heic: four billion items", Heic(64, 64, Box("iloc"u8, [2, 0, 0, 0, 0x44, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[64]])));
        yield return new("heic: places that overflow", Heic(64, 64, Box("iloc"u8, [1, 0, 0, 0, 0x88, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, .. Repeat([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 1), 0, 1, .. Repeat([0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 2)])));
        yield return new("heic: box of 2^63 bytes", Join(Box("ftyp"u8, [.. "heic\0\0\0\0"u8]), [0, 0, 0, 1, .. "meta"u8, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], new byte[32]));
        yield return new("heic: boxes of no length", Join(Box("ftyp"u8, [.. "heic\0\0\0\0"u8]), new byte[100_000]));
        yield return new("avif: size only", Join(Box("ftyp"u8, [.. "avif\0\0\0\0"u8]), Box("meta"u8, [0, 0, 0, 0])));
    }

    private static byte[] Lossless(int width, int height)
    {
        var bits = (ulong)(uint)(width - 1) | ((ulong)(uint)(height - 1) << 14);
        byte[] size = [(byte)bits, (byte)(bits >> 8), (byte)(bits >> 16), (byte)(bits >> 24)];
        // No transform, no cache, no groups; then 1 0 0 0 (simple, one symbol, one bit, symbol 0) five times.
        return Chunk("VP8L"u8, [0x2F, .. size, 0x88, 0x88, 0x08, 0, 0, 0, 0, 0]);
    }

    private static byte[] Extended(int width, int height) => Chunk("VP8X"u8, [0, 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0]);

    private static byte[] WebP(params IEnumerable<byte[]> chunks)
    {
        var body = Join(chunks);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, body.Length + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. body];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] body)
    {
        var chunk = new byte[8 + body.Length + (body.Length & 1)];
        type.CopyTo(chunk);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(4), body.Length);
        body.CopyTo(chunk, 8);
        return chunk;
    }

    private static byte[] Gif(int width, int height, byte[] blocks) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255, .. blocks, 0x3B];

    private static byte[] Frame(int width, int height) =>
        [0x2C, 0, 0, 0, 0, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 2, 2, 0x44, 0x01, 0];

    private static byte[] Heic(int width, int height, byte[] more)
    {
        var size = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        var properties = Box("iprp"u8, Box("ipco"u8, Box("ispe"u8, [0, 0, 0, 0, .. size])));
        return Join(Box("ftyp"u8, [.. "heic\0\0\0\0"u8]), Box("meta"u8, [0, 0, 0, 0, .. properties, .. more]), Box("mdat"u8, new byte[64]));
    }

    private static byte[] Box(ReadOnlySpan<byte> type, byte[] body)
    {
        var box = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        type.CopyTo(box.AsSpan(4));
        body.CopyTo(box, 8);
        return box;
    }
}
