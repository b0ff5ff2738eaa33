namespace Astria.Flux.Imaging.Resampling;

/// <summary>Taps in whole numbers, for sums of bytes that are exact and the same on every machine.</summary>
internal sealed class FixedTaps
{
    /// <summary>Weights are in parts of this, to which those of a pixel add up.</summary>
    public const int One = 1 << 14;

    private readonly LanczosTaps _taps;
    private readonly int[] _pairs;
    private readonly int _stride;

    public FixedTaps(LanczosTaps taps, int length)
    {
        _taps = taps;
        _stride = Enumerable.Range(0, length).Max(i => Pairs(taps.Weights(i).Length));
        _pairs = new int[length * _stride];
        for (var i = 0; i < length; i++) Round(taps.Weights(i), _pairs.AsSpan(i * _stride, _stride));
    }

    /// <summary>The first row that row <paramref name="index"/> is made of.</summary>
    public int Start(int index) => _taps.Start(index);

    /// <summary>How many rows it is made of.</summary>
    public int Count(int index) => _taps.Weights(index).Length;

    /// <summary>Two weights each: the first row's in the lower half, the second's in the upper; the last of an odd number has nothing beside it.</summary>
    public ReadOnlySpan<int> Weights(int index) => _pairs.AsSpan(index * _stride, Pairs(Count(index)));

    private static int Pairs(int count) => (count + 1) / 2;

    private static void Round(ReadOnlySpan<float> weights, Span<int> pairs)
    {
        var rounded = new short[weights.Length + (weights.Length % 2)];
        var (rest, largest) = (One, 0);
        for (var t = 0; t < weights.Length; t++)
        {
            rest -= rounded[t] = (short)Math.Round(weights[t] * One);
            if (rounded[t] > rounded[largest]) largest = t;
        }

        // What rounding left over: a plain picture stays plain.
        rounded[largest] += (short)rest;
        for (var p = 0; p < rounded.Length / 2; p++) pairs[p] = (ushort)rounded[2 * p] | (rounded[(2 * p) + 1] << 16);
    }
}
