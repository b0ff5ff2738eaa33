using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Training;

/// <summary>Goes through numbered things again and again, in a new order each time, so that none is seen twice before all were seen once.</summary>
internal sealed class ShuffledOrder(int count, long seed, long stream)
{
    private readonly int[] _order = [.. Enumerable.Range(0, count)];

    /// <summary>The thing at a position of the endless sequence.</summary>
    public int this[long position]
    {
        get
        {
            var round = position / count;
            if (round != _round) Shuffle(round);
            return _order[position % count];
        }
    }

    private long _round = -1;

    private void Shuffle(long round)
    {
        for (var i = 0; i < count; i++) _order[i] = i;
        var random = new FluxRandom(seed, stream + (round * 7919));
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }

        _round = round;
    }
}
