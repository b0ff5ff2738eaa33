namespace Astria.Flux.Local.Training;

/// <summary>
/// Which pictures each batch shows: all of one size, every size as often as it has pictures, every picture of a size once before
/// any twice. What batch n shows depends on the seed and on n alone, so that a training can go on from anywhere.
/// </summary>
internal sealed class BucketOrder
{
    private readonly int _batch;
    private readonly List<int>[] _buckets;
    private readonly ShuffledOrder[] _orders;

    // One round of as many batches as there are pictures: whose turn it is, and how often it was before in this round.
    private readonly (int Bucket, int Before)[] _turns;

    /// <summary>Makes the order.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="batch">Pictures of a batch.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="stream">Which of the seed's streams; as many more are used as there are sizes.</param>
    public BucketOrder(IReadOnlyList<TrainingPicture> pictures, int batch, long seed, long stream)
    {
        _batch = batch;
        _buckets = [.. Enumerable.Range(0, pictures.Count).GroupBy(i => pictures[i].Grid).Select(group => group.ToList())];
        _orders = [.. _buckets.Select((bucket, i) => new ShuffledOrder(bucket.Count, seed, stream + (i * 101)))];
        _turns = TakeTurns(pictures.Count);
    }

    /// <summary>The pictures of a batch, counted from 0.</summary>
    public int[] this[long batch]
    {
        get
        {
            var (bucket, before) = _turns[batch % _turns.Length];
            var turn = (batch / _turns.Length * _buckets[bucket].Count) + before;
            return [.. Enumerable.Range(0, _batch).Select(i => _buckets[bucket][_orders[bucket][(turn * _batch) + i]])];
        }
    }

    // Whoever is furthest behind its share is next.
    private (int Bucket, int Before)[] TakeTurns(int round)
    {
        var had = new int[_buckets.Length];
        var turns = new (int Bucket, int Before)[round];
        for (var turn = 0; turn < round; turn++)
        {
            var next = Enumerable.Range(0, _buckets.Length).MaxBy(i => ((turn + 1.0) * _buckets[i].Count / round) - had[i]);
            turns[turn] = (next, had[next]++);
        }

        return turns;
    }
}
