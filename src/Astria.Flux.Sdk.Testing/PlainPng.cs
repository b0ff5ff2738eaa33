using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Astria.Flux.Testing;

/// <summary>Writes PNG files of one colour: real pictures that cost nothing, the same for the same prompt and seed.</summary>
internal static class PlainPng
{
    private const uint Polynomial = 0xEDB88320;

    public static byte[] Draw(int width, int height, string prompt, long seed)
    {
        var colour = SHA256.HashData(Encoding.UTF8.GetBytes(Invariant($"{seed} {prompt}"))).AsSpan(0, 3);
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits of a channel
        header[9] = 2; // red, green, blue
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Pixels(width, height, colour));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Pixels(int width, int height, ReadOnlySpan<byte> colour)
    {
        // A row begins with its filter: none.
        var row = new byte[1 + 3 * width];
        for (var at = 1; at < row.Length; at++)
            row[at] = colour[(at - 1) % 3];
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < height; i++)
                zlib.Write(row);
        }

        return compressed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        file.Write(number);
    }

    private static uint Checksum(byte[] data)
    {
        var checksum = uint.MaxValue;
        foreach (var value in data)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
                checksum = (checksum >> 1) ^ ((checksum & 1) * Polynomial);
        }

        return ~checksum;
    }
}
