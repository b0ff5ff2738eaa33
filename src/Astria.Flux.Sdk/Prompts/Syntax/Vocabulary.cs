using System.Runtime.CompilerServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>The words that some rule wants to know about. A word costs one look into a small table.</summary>
internal static class Vocabulary
{
    private const int BucketBits = 12;

    // What a word is by its letters alone, and by its case or the bracket behind it.
    private const PromptSignals ByShape = PromptSignals.Function | PromptSignals.Separator;

    // The entries of a bucket are a chain; the first of all entries is no word, and ends it.
    private static readonly ushort[] Buckets = new ushort[1 << BucketBits];
    private static readonly Dictionary<string, PromptSignals> LongWords = new(StringComparer.Ordinal);
    private static readonly Entry[] Entries = Create();

    /// <summary>Where the table begins; see <see cref="Find(ref ushort, ref Entry, WordKey)"/>.</summary>
    public static ref ushort FirstBucket => ref Buckets[0];

    /// <summary>Where the words begin; see <see cref="Find(ref ushort, ref Entry, WordKey)"/>.</summary>
    public static ref Entry FirstEntry => ref Entries[0];

    /// <summary>All that is known about a word, if it is written so and if a bracket follows.</summary>
    public static PromptSignals AllOf(ReadOnlySpan<char> word)
    {
        if (word.Length > WordKey.Size)
            return OfLong(word);
        ref readonly var entry = ref Search(WordKey.Of(word));
        return entry.Signals | entry.ByShape;
    }

    /// <summary>What is known about a word by its letters, and its hash.</summary>
    public static (PromptSignals Signals, uint Hash) Find(ReadOnlySpan<char> word)
    {
        var key = WordKey.Of(word);
        return (word.Length > WordKey.Size ? OfLong(word) : Search(key).Signals, key.Hash);
    }

    /// <summary>What is known about a word of up to sixteen characters by its letters.</summary>
    /// <param name="buckets">The first bucket.</param>
    /// <param name="entries">The first entry. A loop that holds both finds them once.</param>
    /// <param name="key">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PromptSignals Find(ref ushort buckets, ref Entry entries, WordKey key)
    {
        // Twelve bits of a hash are no index outside of the buckets, and what is in them is none outside of the entries.
        var bucket = Unsafe.Add(ref buckets, (nint)(key.Hash >> (32 - BucketBits)));
        ref readonly var entry = ref Unsafe.Add(ref entries, (nint)(uint)bucket);
        if (entry.Next != 0)
            return Search(key).Signals;
        // No branch: whether a word is one of ours can't be foreseen.
        var difference = (entry.First ^ key.First) | (entry.Second ^ key.Second);
        return entry.Signals & (PromptSignals)~(ulong)((long)(difference | (0 - difference)) >> 63);
    }

    private static ref readonly Entry Search(WordKey key)
    {
        var i = Buckets[key.Hash >> (32 - BucketBits)];
        while (i != 0 && (Entries[i].First != key.First || Entries[i].Second != key.Second))
            i = Entries[i].Next;
        return ref Entries[i];
    }

    private static PromptSignals OfLong(ReadOnlySpan<char> word)
    {
        foreach (var known in LongWords)
        {
            if (word.Equals(known.Key.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return known.Value;
        }

        return PromptSignals.None;
    }

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
            if (word.Key.Length > WordKey.Size)
            {
                LongWords.Add(word.Key, word.Value | PromptSignals.Marked);
                continue;
            }

            var key = WordKey.Of(word.Key.AsSpan());
            ref var bucket = ref Buckets[key.Hash >> (32 - BucketBits)];
            entries[count] = new(key, word.Value, bucket);
            bucket = (ushort)count++;
        }

        return entries;
    }

    /// <summary>A word.</summary>
    internal readonly struct Entry(WordKey key, PromptSignals signals, ushort next)
    {
        private const PromptSignals Unmarked = Vocabulary.ByShape | PromptSignals.SmallWord;

        public ulong First { get; } = key.First;

        public ulong Second { get; } = key.Second;

        public PromptSignals Signals { get; } = (signals & ~Vocabulary.ByShape) | ((signals & ~Unmarked) == PromptSignals.None ? PromptSignals.None : PromptSignals.Marked);

        public ushort Next { get; } = next;

        public PromptSignals ByShape { get; } = signals & Vocabulary.ByShape;
    }
}
