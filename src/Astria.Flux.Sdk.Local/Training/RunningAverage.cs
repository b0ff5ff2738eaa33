using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Training;

/// <summary>A running average of weights. It forgets fast at first, or the untrained beginning would weigh on it for long.</summary>
internal sealed unsafe class RunningAverage
{
    private readonly IReadOnlyList<Tensor> _weights;
    private readonly float _decay;

    public RunningAverage(IReadOnlyList<Tensor> weights, double decay)
    {
        _weights = weights;
        _decay = (float)decay;
        Values = [.. weights.Select(Copy)];

        static FloatBuffer Copy(Tensor weight)
        {
            var buffer = new FloatBuffer(weight.Length);
            weight.Span.CopyTo(buffer.Span);
            return buffer;
        }
    }

    /// <summary>The averages, in the order of the weights.</summary>
    public IReadOnlyList<FloatBuffer> Values { get; }

    /// <summary>Takes the weights in as they are after so many updates.</summary>
    public void Add(int updates)
    {
        var decay = Math.Min(_decay, (1f + updates) / (10f + updates));
        for (var i = 0; i < Values.Count; i++)
        {
            Rows.Scale(Values[i].Pointer, decay, Values[i].Length);
            Rows.AddScaled(1 - decay, _weights[i].Data, Values[i].Pointer, Values[i].Length);
        }
    }
}
