using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>What T5 adds to attention for the distance between two tokens: one number a head and bucket, the buckets wider the farther.</summary>
/// <param name="table">buckets × heads.</param>
internal sealed class T5PositionBias(Tensor table)
{
    // T5's own constant: all farther tokens share the last bucket.
    private const int FarthestDistance = 128;

    public int Buckets => table.Rows;

    /// <summary>heads × (2·tokens − 1): the bias by the key's place less the query's, from 1 − tokens up.</summary>
    public Tensor ByDistance(int tokens)
    {
        var bias = Tensor.Parameter(new float[table.Columns * ((2 * tokens) - 1)], table.Columns, (2 * tokens) - 1, requiresGradient: false);
        for (var i = 0; i < bias.Columns; i++)
        {
            var bucket = Bucket(i - (tokens - 1));
            for (var head = 0; head < table.Columns; head++) bias.Span[(head * bias.Columns) + i] = table.Span[(bucket * table.Columns) + head];
        }

        return bias;
    }

    // Half the buckets for keys before the query, half for those behind; of each half, half exact and half logarithmic.
    private int Bucket(int distance)
    {
        var half = Buckets / 2;
        var exact = half / 2;
        var start = distance > 0 ? half : 0;
        var n = Math.Abs(distance);
        if (n < exact) return start + n;

        // In float, as the reference computes it.
        var far = exact + (int)(MathF.Log((float)n / exact) / (float)Math.Log((double)FarthestDistance / exact) * (half - exact));
        return start + Math.Min(far, half - 1);
    }
}
