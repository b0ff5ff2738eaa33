using System.Runtime.CompilerServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>The words that some rule wants to know about. A word costs one look into a small table.</summary>
/// <remarks>Each has a place of its own, see <see cref="WordPlaces"/>: there is nothing to search through, and every word is compared with one of ours.</remarks>
internal static class Vocabulary
{
    // What a word is by its letters alone, and by its case or the bracket behind it.
    private const PromptSignals ByShape = PromptSignals.Function | PromptSignals.Separator;
    private const PromptSignals Unmarked = ByShape | PromptSignals.SmallWord;

    // The words that no key holds, and which of the known they are.
    private static readonly Dictionary<string, int> LongWords = new(StringComparer.Ordinal);
    private static readonly PromptSignals[] Known = new PromptSignals[WordPlaces.Count];
    private static readonly PromptSignals[] Shapes = new PromptSignals[WordPlaces.Count];
    private static readonly Entry[] Entries = Create(out Turns);
    private static readonly ushort[] Turns;

    /// <summary>Where the turns of the buckets begin; see <see cref="Find(ref ushort, ref Entry, WordKey)"/>.</summary>
    public static ref ushort FirstTurn => ref Turns[0];

    /// <summary>Where the words begin; see <see cref="Find(ref ushort, ref Entry, WordKey)"/>.</summary>
    public static ref Entry FirstEntry => ref Entries[0];

    /// <summary>All that is known about a word, if it is written so and if a bracket follows.</summary>
    public static PromptSignals AllOf(ReadOnlySpan<char> word)
    {
        if (word.Length > WordKey.Size)
            return OfLong(word);
        var key = WordKey.Of(word);
        var place = WordPlaces.PlaceOf(key, Turns[WordPlaces.BucketOf(key)]);
        return Entries[place].Is(key) ? Entries[place].Signals | Shapes[place] : PromptSignals.None;
    }

    /// <summary>What is known about a word by its letters.</summary>
    public static PromptSignals Find(ReadOnlySpan<char> word) => word.Length > WordKey.Size ? OfLong(word) : Find(ref FirstTurn, ref FirstEntry, WordKey.Of(word));

    /// <summary>What is known about a word of up to sixteen characters by its letters.</summary>
    /// <param name="turns">The first bucket's turn.</param>
    /// <param name="entries">The first entry. A loop that holds both finds them once.</param>
    /// <param name="key">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PromptSignals Find(ref ushort turns, ref Entry entries, WordKey key)
    {
        // No word has a bucket or a place outside of the tables.
        var turn = Unsafe.Add(ref turns, (nint)(uint)WordPlaces.BucketOf(key));
        ref readonly var entry = ref Unsafe.Add(ref entries, (nint)(uint)WordPlaces.PlaceOf(key, turn));
        // No branch: whether a word is one of ours can't be foreseen.
        var difference = (entry.First ^ key.First) | (entry.Second ^ key.Second);
        return entry.Signals & (PromptSignals)(ulong)((long)(~difference & (difference - 1)) >> 63);
    }

    private static PromptSignals OfLong(ReadOnlySpan<char> word)
    {
        foreach (var known in LongWords)
        {
            if (word.Equals(known.Key.AsSpan(), StringComparison.OrdinalIgnoreCase))
                return Known[known.Value] | PromptSignals.Marked;
        }

        return PromptSignals.None;
    }

    private static Entry[] Create(out ushort[] turns)
    {
        // Numbers and not signals: every runtime brings the code of such a dictionary along, that of the other would be compiled at every start.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (signal, list) in VocabularyWords.Lists)
        {
            foreach (var word in list.Split(' '))
            {
                if (!numbers.TryGetValue(word, out var number))
                    numbers.Add(word, number = numbers.Count);
                Known[number] |= signal;
            }
        }

        foreach (var word in numbers)
        {
            if (word.Key.Length > WordKey.Size)
                LongWords.Add(word.Key, word.Value);
        }

        var keys = new WordKey[numbers.Count - LongWords.Count];
        var signals = new PromptSignals[keys.Length];
        var count = 0;
        foreach (var word in numbers)
        {
            if (word.Key.Length <= WordKey.Size)
                (keys[count], signals[count++]) = (WordKey.Of(word.Key.AsSpan()), Known[word.Value]);
        }

        turns = WordPlaces.Spread(keys);
        var entries = new Entry[WordPlaces.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var place = WordPlaces.PlaceOf(keys[i], turns[WordPlaces.BucketOf(keys[i])]);
            Shapes[place] = signals[i] & ByShape;
            entries[place] = new(keys[i], (signals[i] & ~ByShape) | ((signals[i] & ~Unmarked) == PromptSignals.None ? PromptSignals.None : PromptSignals.Marked));
        }

        return entries;
    }

    /// <summary>A word.</summary>
    internal readonly struct Entry(WordKey key, PromptSignals signals)
    {
        public readonly ulong First = key.First;
        public readonly ulong Second = key.Second;
        public readonly PromptSignals Signals = signals;

        public bool Is(WordKey word) => First == word.First && Second == word.Second;
    }
}
