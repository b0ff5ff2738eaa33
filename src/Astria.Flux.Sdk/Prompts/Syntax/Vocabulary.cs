using System.Runtime.CompilerServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>The words that some rule wants to know about. A word costs one look into a small table.</summary>
/// <remarks>The table is a perfect hash: a word's number tells its bucket, and the bucket where its words are, each in a place of its own. So there is nothing to search through, and
/// most words are compared with one of ours.</remarks>
internal static class Vocabulary
{
    private const int BucketBits = 11;
    private const int EntryBits = 10;
    private const int BucketShift = 64 - BucketBits;
    private const int EntryShift = BucketShift - EntryBits;
    private const int EntryMask = (1 << EntryBits) - 1;

    // What a word is by its letters alone, and by its case or the bracket behind it.
    private const PromptSignals ByShape = PromptSignals.Function | PromptSignals.Separator;
    private const PromptSignals Unmarked = ByShape | PromptSignals.SmallWord;

    private static readonly Dictionary<string, PromptSignals> LongWords = new(StringComparer.Ordinal);
    private static readonly ushort[] Buckets = new ushort[1 << BucketBits];
    private static readonly PromptSignals[] Shapes = new PromptSignals[1 << EntryBits];
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
        var key = WordKey.Of(word);
        var place = PlaceOf(key, Buckets[key.Mixed >> BucketShift]);
        return Entries[place].Is(key) ? Entries[place].Signals | Shapes[place] : PromptSignals.None;
    }

    /// <summary>What is known about a word by its letters.</summary>
    public static PromptSignals Find(ReadOnlySpan<char> word) => word.Length > WordKey.Size ? OfLong(word) : Find(ref FirstBucket, ref FirstEntry, WordKey.Of(word));

    /// <summary>What is known about a word of up to sixteen characters by its letters.</summary>
    /// <param name="buckets">The first bucket.</param>
    /// <param name="entries">The first entry. A loop that holds both finds them once.</param>
    /// <param name="key">The word.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PromptSignals Find(ref ushort buckets, ref Entry entries, WordKey key)
    {
        // So many bits are no index outside of the buckets, nor of the entries.
        var bucket = Unsafe.Add(ref buckets, (nint)(key.Mixed >> BucketShift));
        ref readonly var entry = ref Unsafe.Add(ref entries, (nint)PlaceOf(key, bucket));
        // No branch: whether a word is one of ours can't be foreseen.
        var difference = (entry.First ^ key.First) | (entry.Second ^ key.Second);
        return entry.Signals & (PromptSignals)~(ulong)((long)(difference | (0 - difference)) >> 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint PlaceOf(WordKey key, ushort bucket) => ((uint)(key.Mixed >> EntryShift) ^ bucket) & EntryMask;

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

        var entries = new Entry[1 << EntryBits];
        var isTaken = new bool[1 << EntryBits];
        foreach (var word in words.Where(word => word.Key.Length > WordKey.Size))
            LongWords.Add(word.Key, word.Value | PromptSignals.Marked);
        // Those that share a bucket are placed together, and the fullest buckets while there is most room.
        foreach (var bucket in words
            .Where(word => word.Key.Length <= WordKey.Size)
            .Select(word => (Key: WordKey.Of(word.Key.AsSpan()), word.Value))
            .GroupBy(word => word.Key.Mixed >> BucketShift)
            .OrderByDescending(bucket => bucket.Count()))
        {
            ushort turn = 0;
            while (!HaveRoom(bucket, turn))
                turn++;
            Buckets[bucket.Key] = turn;
            foreach (var (key, signals) in bucket)
            {
                var place = PlaceOf(key, turn);
                isTaken[place] = true;
                Shapes[place] = signals & ByShape;
                entries[place] = new(key, (signals & ~ByShape) | ((signals & ~Unmarked) == PromptSignals.None ? PromptSignals.None : PromptSignals.Marked));
            }
        }

        return entries;

        // Two words may not have the same place, either.
        bool HaveRoom(IEnumerable<(WordKey Key, PromptSignals)> bucket, ushort turn) =>
            turn <= EntryMask
                ? bucket.All(word => !isTaken[PlaceOf(word.Key, turn)]) && bucket.Select(word => PlaceOf(word.Key, turn)).Distinct().Count() == bucket.Count()
                : throw new InvalidOperationException("The words of a bucket have no places of their own: give the table more bits.");
    }

    /// <summary>A word.</summary>
    internal readonly struct Entry(WordKey key, PromptSignals signals)
    {
        public ulong First { get; } = key.First;

        public ulong Second { get; } = key.Second;

        public PromptSignals Signals { get; } = signals;

        public bool Is(WordKey word) => First == word.First && Second == word.Second;
    }
}
