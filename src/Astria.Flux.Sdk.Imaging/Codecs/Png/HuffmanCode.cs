namespace Astria.Flux.Imaging.Codecs.Png;

/// <summary>A canonical Huffman code as deflate has it (RFC 1951, 3.2.2): no code longer than allowed, the bits in the order they are written.</summary>
internal sealed class HuffmanCode
{
    private readonly byte[] _lengths;
    private readonly ushort[] _codes;

    /// <summary>Makes the code.</summary>
    /// <param name="counts">How often each symbol comes; those that never come get no code. At least two are given one.</param>
    /// <param name="longest">Bits of the longest code, at most 15.</param>
    public HuffmanCode(ReadOnlySpan<int> counts, int longest)
    {
        _lengths = new byte[counts.Length];
        _codes = new ushort[counts.Length];
        Assign(Sorted(counts), longest);
        Number(longest);
    }

    /// <summary>Bits of each symbol's code; 0 for none.</summary>
    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>Each symbol's code, its first bit lowest.</summary>
    public ReadOnlySpan<ushort> Codes => _codes;

    // The symbols that come, the rarest first. One alone would have a code of no bits: it gets company.
    private static List<(int Count, int Symbol)> Sorted(ReadOnlySpan<int> counts)
    {
        var used = new List<(int Count, int Symbol)>();
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0) used.Add((counts[symbol], symbol));
        }

        for (var symbol = 0; used.Count < 2; symbol++)
        {
            if (counts[symbol] == 0) used.Add((0, symbol));
        }

        used.Sort();
        return used;
    }

    private void Assign(List<(int Count, int Symbol)> symbols, int longest)
    {
        var numbers = LengthNumbers(Depths(symbols), longest);
        var length = longest;
        foreach (var (_, symbol) in symbols)
        {
            while (numbers[length] == 0) length--;
            numbers[length]--;
            _lengths[symbol] = (byte)length;
        }
    }

    // Huffman's tree from leaves in order: of the rarest leaf and the rarest pair not yet joined, twice the rarer one.
    private static int[] Depths(List<(int Count, int Symbol)> leaves)
    {
        var n = leaves.Count;
        var weights = new long[n - 1];
        var parents = new int[(2 * n) - 1];
        var (leaf, pair) = (0, 0);
        for (var made = 0; made < n - 1; made++)
        {
            weights[made] = Take(made) + Take(made);

            long Take(int parent)
            {
                var takesLeaf = leaf < n && (pair >= parent || leaves[leaf].Count <= weights[pair]);
                parents[takesLeaf ? leaf : n + pair] = n + parent;
                return takesLeaf ? leaves[leaf++].Count : weights[pair++];
            }
        }

        var depths = new int[(2 * n) - 1];
        for (var node = (2 * n) - 3; node >= 0; node--) depths[node] = depths[parents[node]] + 1;
        return depths[..n];
    }

    // How many codes there are of each length, none too long: those that are move up, and others down until all have room.
    private static int[] LengthNumbers(int[] depths, int longest)
    {
        var numbers = new int[longest + 1];
        foreach (var depth in depths) numbers[Math.Min(depth, longest)]++;
        long room = 0;
        for (var length = 1; length <= longest; length++) room += (long)numbers[length] << (longest - length);
        for (; room > 1L << longest; room--)
        {
            numbers[longest]--;
            var shorter = longest - 1;
            while (numbers[shorter] == 0) shorter--;
            numbers[shorter]--;
            numbers[shorter + 1] += 2;
        }

        return numbers;
    }

    private void Number(int longest)
    {
        var code = 0;
        for (var length = 1; length <= longest; length++)
        {
            for (var symbol = 0; symbol < _lengths.Length; symbol++)
            {
                if (_lengths[symbol] == length) _codes[symbol] = Reversed(code++, length);
            }

            code <<= 1;
        }
    }

    private static ushort Reversed(int code, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
        return (ushort)reversed;
    }
}
