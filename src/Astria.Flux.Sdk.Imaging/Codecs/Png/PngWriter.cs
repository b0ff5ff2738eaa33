using System.Buffers.Binary;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>Writes PNG files fast: red, green and blue of 8 bits, no alpha, no metadata.</summary>
/// <remarks>Photos have noise in their lowest bits, in which zlib looks for repetitions in vain; nearly all there is to gain are the filter and the
/// Huffman code. So it looks for no repetitions but runs of one byte, which drawings and masks consist of. (As fpng and fpnge do.)</remarks>
internal static class PngWriter
{
    // Filtered rows that share a Huffman code; they and the code's tables stay in the processor's cache.
    private const int BlockBytes = 64 * 1024;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ReadOnlyMemory<byte> Write(Picture picture)
    {
        var output = new ByteBuffer((picture.Width * picture.Height * 2) + 1024);
        output.Append(Signature);
        Header(picture, output);
        Pixels(picture, output);
        Chunk("IEND"u8, output, output.Length);
        return output.ToMemory();
    }

    private static void Header(Picture picture, ByteBuffer output)
    {
        var start = output.Length;
        Span<byte> header = [0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Height);
        Open("IHDR"u8, output);
        output.Append(header);
        Close(output, start);
    }

    private static void Pixels(Picture picture, ByteBuffer output)
    {
        var start = output.Length;
        Open("IDAT"u8, output);
        var rows = new FilteredRows(picture);
        var block = new byte[Math.Max(1, BlockBytes / rows.Stride) * rows.Stride];
        var deflate = new DeflateWriter(output);
        for (var y = 0; y < picture.Height;)
        {
            var filled = 0;
            for (; filled < block.Length && y < picture.Height; y++, filled += rows.Stride) rows.Write(y, block.AsSpan(filled, rows.Stride));
            deflate.Block(block.AsSpan(0, filled), isLast: y == picture.Height);
        }

        deflate.Finish();
        Close(output, start);
    }

    private static void Chunk(ReadOnlySpan<byte> type, ByteBuffer output, int start)
    {
        Open(type, output);
        Close(output, start);
    }

    // The length, known later, and the type.
    private static void Open(ReadOnlySpan<byte> type, ByteBuffer output)
    {
        output.Append([0, 0, 0, 0]);
        output.Append(type);
    }

    private static void Close(ByteBuffer output, int start)
    {
        const int lengthAndType = 8;
        BinaryPrimitives.WriteInt32BigEndian(output.From(start), output.Length - start - lengthAndType);
        output.AppendBigEndian(Crc32.Of(output.From(start + 4)));
    }
}
