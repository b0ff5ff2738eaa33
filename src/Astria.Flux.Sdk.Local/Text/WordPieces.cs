using System.Text;

namespace Astria.Flux.Local.Text;

/// <summary>
/// Cuts a prompt into words and each word into itself and its runs of three to five letters, and hashes them into buckets: words never
/// seen before share pieces with those that were, and a rare token such as "ohwx" gets features of its own.
/// </summary>
internal sealed class WordPieces(int buckets, int words)
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    /// <summary>Bucket that stands for "no word here".</summary>
    public const int Padding = 0;

    /// <summary>Buckets of each word, in order; at most so many words as the encoder takes.</summary>
    public List<int[]> Cut(string prompt)
    {
        var result = new List<int[]>();
        var word = new StringBuilder();
        foreach (var rune in prompt.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(Rune.ToLowerInvariant(rune).ToString());
            else Flush();
            if (result.Count == words) return result;
        }

        Flush();
        return result;

        void Flush()
        {
            if (word.Length > 0) result.Add(Pieces($"<{word}>"));
            word.Clear();
        }
    }

    private int[] Pieces(string word)
    {
        var pieces = new List<int> { Bucket(word) };
        for (var length = ShortestPiece; length <= LongestPiece; length++)
        {
            for (var start = 0; start + length <= word.Length; start++)
            {
                if (length < word.Length) pieces.Add(Bucket(word.AsSpan(start, length)));
            }
        }

        return [.. pieces];
    }

    // FNV-1a over UTF-16 units: short, well spread, the same for ever.
    private int Bucket(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ (byte)c) * 16777619u;
            hash = (hash ^ (byte)(c >> 8)) * 16777619u;
        }

        return 1 + (int)(hash % (uint)(buckets - 1));
    }
}
