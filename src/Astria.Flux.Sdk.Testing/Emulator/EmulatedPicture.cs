using System.Buffers.Binary;
using System.IO.Compression;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Makes the pictures: PNG files of one colour, so that each prompt's can be told from the others'.</summary>
internal static class EmulatedPicture
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A square of the colour that belongs to a prompt and an index.</summary>
    public static byte[] Png(long promptId, int index, int side)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], side);
        header[8] = 8; // bits a channel
        header[9] = 2; // RGB
        header[10..].Clear();
        Chunk(file, "IHDR"u8, header);

        // The id itself is written into the picture, so that a test sees whose it is.
        Span<byte> text = stackalloc byte[64];
        System.Text.Encoding.ASCII.TryGetBytes(Invariant($"Comment\0prompt {promptId} image {index}"), text, out var length);
        Chunk(file, "tEXt"u8, text[..length]);
        Chunk(file, "IDAT"u8, Pixels(promptId, index, side));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Pixels(long promptId, int index, int side)
    {
        var row = new byte[1 + side * 3];
        for (var x = 0; x < side; x++)
        {
            row[1 + x * 3] = (byte)(promptId * 37);
            row[2 + x * 3] = (byte)(promptId * 101 >> 3);
            row[3 + x * 3] = (byte)(index * 32);
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var y = 0; y < side; y++) zlib.Write(row);
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(Crc(0xFFFFFFFF, type), data) ^ 0xFFFFFFFF);
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (uint)-(int)(crc & 1));
        }

        return crc;
    }
}
