using System.Runtime.CompilerServices;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>A perfect hash: a place of its own for each of some words. A word's number tells its bucket, and the bucket's turn, with more of the number, the place.</summary>
/// <remarks>Made when the first prompt is scanned, so it is written to be compiled quickly.</remarks>
internal sealed class WordPlaces
{
    private const int BucketBits = 11;
    private const int PlaceBits = 10;
    private const int BucketShift = 64 - BucketBits;
    private const int PlaceShift = BucketShift - PlaceBits;

    private readonly WordKey[] _keys;

    // The words of a bucket are a chain; 0 ends it, so the first word is number 1.
    private readonly int[] _next;
    private readonly bool[] _isTaken = new bool[Count];

    private WordPlaces(WordKey[] keys)
    {
        _keys = keys;
        _next = new int[keys.Length + 1];
    }

    /// <summary>How many places there are.</summary>
    public static int Count => 1 << PlaceBits;

    /// <summary>Finds a place for each word.</summary>
    /// <param name="keys">The words, all different.</param>
    /// <returns>The turn of each bucket.</returns>
    /// <exception cref="InvalidOperationException">There are too many words, or two that can't be told apart by so few bits.</exception>
    public static ushort[] Spread(WordKey[] keys) => new WordPlaces(keys).Spread();

    /// <summary>The bucket of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BucketOf(WordKey key) => (int)(key.Mixed >> BucketShift);

    /// <summary>The place of a word, by the turn of its bucket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceOf(WordKey key, ushort turn) => ((int)(uint)(key.Mixed >> PlaceShift) ^ turn) & ((1 << PlaceBits) - 1);

    private ushort[] Spread()
    {
        var first = new int[1 << BucketBits];
        var sizes = new int[1 << BucketBits];
        var largest = 0;
        for (var word = 1; word <= _keys.Length; word++)
        {
            var bucket = BucketOf(_keys[word - 1]);
            _next[word] = first[bucket];
            first[bucket] = word;
            largest = Math.Max(largest, ++sizes[bucket]);
        }

        // The fullest buckets while there is most room.
        var turns = new ushort[1 << BucketBits];
        for (var size = largest; size > 0; size--)
        {
            for (var bucket = 0; bucket < sizes.Length; bucket++)
            {
                while (sizes[bucket] == size && !TryPlace(first[bucket], turns[bucket]))
                {
                    if (++turns[bucket] == Count)
                        throw new InvalidOperationException("Some words have no places of their own: give the table more bits.");
                }
            }
        }

        return turns;
    }

    private bool TryPlace(int first, ushort turn)
    {
        var word = first;
        while (word != 0 && !_isTaken[PlaceOf(_keys[word - 1], turn)])
        {
            _isTaken[PlaceOf(_keys[word - 1], turn)] = true;
            word = _next[word];
        }

        for (var placed = first; word != 0 && placed != word; placed = _next[placed])
            _isTaken[PlaceOf(_keys[placed - 1], turn)] = false;
        return word == 0;
    }
}
