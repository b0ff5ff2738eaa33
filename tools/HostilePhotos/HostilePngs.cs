using System.Buffers.Binary;
using System.IO.Compression;
using static Astria.Flux.Tools.HostilePhotos.HostileFiles;

namespace Astria.Flux.Tools.HostilePhotos;

/// <summary>Hostile PNGs, put together from chunks.</summary>
internal static class HostilePngs
{
    private static readonly byte[] Start = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Table = MakeTable();
    private static readonly byte[] End = Chunk("IEND"u8, []);

    public static IEnumerable<HostileFile> All()
    {
        yield return new("png: 400 megapixels of black", Flat(20_000, 20_000, 1000));
        yield return new("png: 90 megapixels of black", Flat(10_000, 9_000, 9_000));
        yield return new("png: 33 megapixels of black", Flat(6_000, 5_500, 5_500), MayBeRead: true);
        yield return new("png: 33 megapixels of black, interlaced", Flat(6_000, 5_500, 5_500, interlaced: true));
        yield return new("png: says 2^31-1 squared", Join(Start, Header(int.MaxValue, int.MaxValue), End));
        yield return new("png: says 0 × 10", Join(Start, Header(0, 10), Chunk("IDAT"u8, []), End));
        yield return new("png: no pixels", Join(Start, Header(64, 64), End));
        yield return new("png: no end", Join(Start, Header(64, 64), Chunk("IDAT"u8, Zip(new byte[64 * 257]))));
        yield return new("png: two headers", Join(Start, Header(64, 64), Header(30_000, 30_000), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End));
        yield return new("png: header not first", Join(Start, Chunk("tEXt"u8, new byte[8]), Header(64, 64), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End));
        yield return new("png: chunk of 4 GB", Join(Start, Header(64, 64), [0xFF, 0xFF, 0xFF, 0xFF], "IDAT"u8.ToArray(), new byte[100]));
        yield return new("png: pixels of noise", Join(Start, Header(64, 64), Chunk("IDAT"u8, [0x78, 0x9C, 1, 2, 3, 4, 5, 6, 7]), End));
        yield return new("png: half of its rows", Flat(2_000, 2_000, 1_000));
        yield return new("png: text that inflates to 256 MB", Join(Start, Header(64, 64), Chunk("zTXt"u8, [(byte)'a', 0, 0, .. Zip(new byte[256 << 20])]), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End), MayBeRead: true);
        yield return new("png: profile that inflates to 256 MB", Join(Start, Header(64, 64), Chunk("iCCP"u8, [(byte)'a', 0, 0, .. Zip(new byte[256 << 20])]), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End), MayBeRead: true);
        yield return new("png: 20 MB of text", Join(Start, Header(64, 64), Chunk("tEXt"u8, new byte[20 << 20]), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End));
        yield return new("png: a million empty chunks", Join(Start, Header(64, 64), Repeat(Chunk("teSt"u8, []), 1_000_000), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End), MayBeRead: true);
        yield return new("png: script behind it", Join(Start, Header(64, 64), Chunk("IDAT"u8, Zip(new byte[64 * 257])), End, "<script>alert(1)</script>"u8.ToArray()), MayBeRead: true);
    }

    private static byte[] Flat(int width, int height, int rows, bool interlaced = false)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[(width * 3) + 1];
            for (var y = 0; y < rows; y++) zip.Write(row);
        }

        return Join(Start, Header(width, height, colour: 2, interlaced), Chunk("IDAT"u8, buffer.ToArray()), End);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return buffer.ToArray();
    }

    private static byte[] Header(int width, int height, byte colour = 6, bool interlaced = false)
    {
        var body = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(body, width);
        BinaryPrimitives.WriteInt32BigEndian(body.AsSpan(4), height);
        body[8] = 8;
        body[9] = colour;
        body[12] = interlaced ? (byte)1 : (byte)0;
        return Chunk("IHDR"u8, body);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] body)
    {
        var chunk = new byte[body.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        type.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(body.Length + 8), Crc(chunk.AsSpan(4, body.Length + 4)));
        return chunk;
    }

    // CRC-32 as PNG defines it.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in bytes) crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var k = 0; k < 8; k++) table[i] = (table[i] & 1) != 0 ? 0xEDB88320u ^ (table[i] >> 1) : table[i] >> 1;
        }

        return table;
    }
}
