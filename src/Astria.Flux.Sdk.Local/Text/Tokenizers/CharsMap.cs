using System.Buffers.Binary;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>
/// SentencePiece's compiled normalisation rules (for T5: nmt_nfkc): a double-array trie from UTF-8 sequences to places in a run of
/// zero-terminated replacements.
/// </summary>
internal sealed class CharsMap
{
    // The longest replacement of NFKC, that of U+FDFA, has 33 bytes. What a hostile file could blow a text up by.
    private const int LongestReplacement = 256;

    private readonly uint[] _trie;
    private readonly byte[] _replacements;

    private CharsMap(uint[] trie, byte[] replacements)
    {
        _trie = trie;
        _replacements = replacements;
    }

    /// <summary>Reads the rules; <see langword="null"/> where there are none.</summary>
    /// <exception cref="WeightsException">They are damaged.</exception>
    public static CharsMap? Read(ReadOnlySpan<byte> data, string name)
    {
        if (data.IsEmpty) return null;
        var size = data.Length < sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(data);
        if (size == 0 || size % sizeof(uint) != 0 || size > data.Length - sizeof(uint)) throw new WeightsException($"{name}: its normalisation rules are damaged.");
        var trie = new uint[size / sizeof(uint)];
        for (var i = 0; i < trie.Length; i++) trie[i] = BinaryPrimitives.ReadUInt32LittleEndian(data[(sizeof(uint) * (i + 1))..]);
        var replacements = data[(sizeof(uint) + (int)size)..].ToArray();
        var longest = 0;
        for (var rest = replacements.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)0);
            longest = Math.Max(longest, end < 0 ? rest.Length : end);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        if (longest > LongestReplacement) throw new WeightsException($"{name}: its normalisation rules replace a character by {longest} bytes, more than the {LongestReplacement} that make sense.");
        return new CharsMap(trie, replacements);
    }

    /// <summary>The longest rule that matches a beginning of the text.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="length">How many bytes it replaces; 0 where there is no rule.</param>
    /// <returns>What it puts in their place.</returns>
    public ReadOnlySpan<byte> Match(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        var replacement = 0u;
        var node = Offset(_trie[0]);
        for (var i = 0; i < text.Length; i++)
        {
            node ^= text[i];
            if (node >= (uint)_trie.Length) break;
            var unit = _trie[node];
            if ((unit & 0x8000_00FF) != text[i]) break;
            node ^= Offset(unit);
            if (((unit >> 8) & 1) == 0) continue;
            if (node >= (uint)_trie.Length) break;
            (length, replacement) = (i + 1, _trie[node] & 0x7FFF_FFFF);
        }

        if (length == 0) return [];
        if (replacement >= (uint)_replacements.Length)
        {
            length = 0;
            return [];
        }

        var found = _replacements.AsSpan((int)replacement);
        var end = found.IndexOf((byte)0);
        return end < 0 ? found : found[..end];
    }

    // Darts-clone's packing: 22 bits, or 13 bits counted in steps of 256 where bit 9 is set.
    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);
}
