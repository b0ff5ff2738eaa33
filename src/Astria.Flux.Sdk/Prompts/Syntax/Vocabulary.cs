namespace Astria.Flux.Prompts.Syntax;

/// <summary>The words that some rule wants to know about. A word costs one look into a small table.</summary>
internal static class Vocabulary
{
    private const int BucketCount = 4096;

    // The entries of a bucket are a chain; 0 ends it.
    private static readonly ushort[] Buckets = new ushort[BucketCount];
    private static readonly Entry[] Entries = Create();

    /// <summary>A number that words with the same letters share, whatever their case; cheap, not unique.</summary>
    /// <param name="word">A word; not empty.</param>
    public static int HashOf(ReadOnlySpan<char> word)
    {
        // Letters that no apostrophe stands at, typographic or straight, in the words we know.
        var last = word.Length - 1;
        return ((((word[0] | 0x20) * 37) + (word[last >> 1] | 0x20)) * 37 + (word[last] | 0x20)) * 37 + last;
    }

    public static PromptSignals SignalsOf(ReadOnlySpan<char> word, int hash)
    {
        for (int i = Buckets[hash & (BucketCount - 1)]; i != 0; i = Entries[i].Next)
        {
            ref readonly var entry = ref Entries[i];
            if (entry.Hash == hash && entry.Word.Length == word.Length && IsSame(word, entry.Word))
                return entry.Signals;
        }

        return PromptSignals.None;
    }

    public static PromptSignals SignalsOf(ReadOnlySpan<char> word) => word.Length == 0 ? PromptSignals.None : SignalsOf(word, HashOf(word));

    private static Entry[] Create()
    {
        var words = new Dictionary<string, PromptSignals>(StringComparer.Ordinal);
        foreach (var (signal, list) in VocabularyWords.Lists)
        {
            foreach (var word in list.Split(' '))
            {
                words.TryGetValue(word, out var known);
                words[word] = known | signal;
            }
        }

        var entries = new Entry[words.Count + 1];
        var count = 1;
        foreach (var word in words)
        {
            var hash = HashOf(word.Key.AsSpan());
            var bucket = hash & (BucketCount - 1);
            entries[count] = new(word.Key, hash, word.Value, Buckets[bucket]);
            Buckets[bucket] = (ushort)count++;
        }

        return entries;
    }

    private static bool IsSame(ReadOnlySpan<char> word, string entry)
    {
        for (var i = 0; i < entry.Length; i++)
        {
            var character = word[i];
            var expected = entry[i];
            if (character == expected || (expected == '\'' && (character == '\u2019' || character == '\u2018')))
                continue;
            if (expected is < 'a' or > 'z' || character >= 128 || (character | 0x20) != expected)
                return false;
        }

        return true;
    }

    private readonly struct Entry(string word, int hash, PromptSignals signals, ushort next)
    {
        public string Word { get; } = word;

        public int Hash { get; } = hash;

        public PromptSignals Signals { get; } = signals;

        public ushort Next { get; } = next;
    }
}
