using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>Packs bytes as a zlib stream (RFC 1950, 1951): a Huffman code for each block, runs of one byte, and no other repetitions.</summary>
internal sealed class DeflateWriter
{
    private const int EndOfBlock = 256;
    private const int Symbols = 286;

    // Four codes of 14 bits fit into the 56 that the bit writer holds.
    private const int LongestCode = 14;
    private const int LongestLengthCode = 7;
    private const int LengthSymbols = 19;

    // Bytes looked at at once: a run has at least so many.
    private const int Group = 8;
    private const int LongestRun = 258;

    private readonly ByteBuffer _output;
    private readonly Adler32 _checksum = new();
    private (ulong Bits, int Count) _rest;

    public DeflateWriter(ByteBuffer output)
    {
        _output = output;
        // Deflate, a window of 32 KB, packed quickly.
        _output.Append([0x78, 0x01]);
    }

    // The order in which the lengths of length codes are sent (RFC 1951, 3.2.7).
    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Packs the next bytes.</summary>
    public void Block(ReadOnlySpan<byte> bytes, bool isLast)
    {
        _checksum.Add(bytes);
        var counts = new int[Symbols];
        Count(bytes, counts);
        var code = new HuffmanCode(counts, LongestCode);
        var bits = new BitWriter(_output.Room(((bytes.Length + 1) * LongestCode / 8) + 1024));
        bits.Add(_rest.Bits, _rest.Count);
        bits.Add(isLast ? 1u : 0u, 1);
        bits.Add(2, 2);
        Tables(code, ref bits);
        Symbolise(bytes, code, ref bits);
        _output.Advance(bits.Length);
        _rest = bits.Rest;
    }

    /// <summary>Ends the stream, after the last block.</summary>
    public void Finish()
    {
        if (_rest.Count > 0) _output.Append([(byte)_rest.Bits]);
        _output.AppendBigEndian(_checksum.Value);
    }

    private static void Count(ReadOnlySpan<byte> bytes, int[] counts)
    {
        // Beside each other, so that equal bytes in a row don't wait for one counter.
        var (even, odd) = (new int[256], new int[256]);
        var at = 0;
        while (at < bytes.Length)
        {
            if (Run(bytes, at) is var run and > 0)
            {
                counts[LengthCode(run).Symbol]++;
                at += run;
                continue;
            }

            var end = Math.Min(at + Group, bytes.Length);
            for (; at < end - 1; at += 2)
            {
                even[bytes[at]]++;
                odd[bytes[at + 1]]++;
            }

            if (at < end) even[bytes[at++]]++;
        }

        for (var i = 0; i < even.Length; i++) counts[i] = even[i] + odd[i];
        counts[EndOfBlock] = 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Symbolise(ReadOnlySpan<byte> bytes, HuffmanCode code, ref BitWriter bits)
    {
        Span<uint> symbols = stackalloc uint[Symbols];
        for (var i = 0; i < Symbols; i++) symbols[i] = code.Codes[i] | ((uint)code.Lengths[i] << 16);
        var writer = bits;
        var at = 0;
        while (at < bytes.Length)
        {
            if (Run(bytes, at) is var run and > 0)
            {
                var (symbol, extra, extraBits) = LengthCode(run);
                Add(ref writer, symbols[symbol]);
                // Then the distance, 1: the first of two codes of one bit.
                writer.Add((uint)extra, extraBits + 1);
                writer.Flush();
                at += run;
            }
            else if (at <= bytes.Length - Group)
            {
                Add(ref writer, symbols[bytes[at]]);
                Add(ref writer, symbols[bytes[at + 1]]);
                Add(ref writer, symbols[bytes[at + 2]]);
                Add(ref writer, symbols[bytes[at + 3]]);
                writer.Flush();
                Add(ref writer, symbols[bytes[at + 4]]);
                Add(ref writer, symbols[bytes[at + 5]]);
                Add(ref writer, symbols[bytes[at + 6]]);
                Add(ref writer, symbols[bytes[at + 7]]);
                writer.Flush();
                at += Group;
            }
            else
            {
                Add(ref writer, symbols[bytes[at++]]);
                writer.Flush();
            }
        }

        Add(ref writer, symbols[EndOfBlock]);
        writer.Flush();
        bits = writer;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref BitWriter bits, uint symbol) => bits.Add((ushort)symbol, (int)(symbol >> 16));

    // How long the byte before goes on from here; 0 for less than eight times. The same bytes eight on as one before are all the same byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Run(ReadOnlySpan<byte> bytes, int at)
    {
        if (at == 0 || at > bytes.Length - Group || MemoryMarshal.Read<ulong>(bytes[at..]) != MemoryMarshal.Read<ulong>(bytes[(at - 1)..])) return 0;
        var rest = bytes.Slice(at, Math.Min(LongestRun, bytes.Length - at));
        var other = rest.IndexOfAnyExcept(rest[0]);
        return other < 0 ? rest.Length : other;
    }

    // RFC 1951, 3.2.5: lengths in groups of four codes, each group twice as wide as the one before.
    private static (int Symbol, int Extra, int Bits) LengthCode(int length)
    {
        if (length == LongestRun) return (285, 0, 0);
        var beyond = length - 3;
        if (beyond < 4) return (257 + beyond, 0, 0);
        var bits = BitOperations.Log2((uint)beyond) - 2;
        return (257 + (4 * bits) + (beyond >> bits), beyond & ((1 << bits) - 1), bits);
    }

    // Literal codes, and two distance codes of one bit, of which the first is used.
    private static void Tables(HuffmanCode code, ref BitWriter bits)
    {
        var lengths = new List<(int Symbol, int Extra, int Bits)>();
        for (var i = 0; i < Symbols;)
        {
            var zeros = 0;
            while (i + zeros < Symbols && zeros < 138 && code.Lengths[i + zeros] == 0) zeros++;
            lengths.Add(zeros switch { < 3 => (code.Lengths[i], 0, 0), < 11 => (17, zeros - 3, 3), _ => (18, zeros - 11, 7) });
            i += zeros < 3 ? 1 : zeros;
        }

        lengths.Add((1, 0, 0));
        lengths.Add((1, 0, 0));
        var counts = new int[LengthSymbols];
        foreach (var length in lengths) counts[length.Symbol]++;
        var lengthCode = new HuffmanCode(counts, LongestLengthCode);

        bits.Add(Symbols - 257, 5);
        bits.Add(2 - 1, 5);
        bits.Add(LengthSymbols - 4, 4);
        foreach (var symbol in LengthOrder)
        {
            bits.Add(lengthCode.Lengths[symbol], 3);
            bits.Flush();
        }

        foreach (var (symbol, extra, extraBits) in lengths)
        {
            bits.Add(lengthCode.Codes[symbol], lengthCode.Lengths[symbol]);
            bits.Add((uint)extra, extraBits);
            bits.Flush();
        }
    }
}
