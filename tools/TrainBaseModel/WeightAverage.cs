using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>A running average of all weights, which draws better than the last ones; it forgets over about the last tenth of the run.</summary>
internal sealed unsafe class WeightAverage
{
    private const float Decay = 0.998f;

    private readonly IReadOnlyDictionary<string, Tensor> _parameters;
    private readonly Dictionary<string, FloatBuffer> _averages = new(StringComparer.Ordinal);

    public WeightAverage(IReadOnlyDictionary<string, Tensor> parameters)
    {
        _parameters = parameters;
        foreach (var (name, parameter) in parameters)
        {
            var buffer = new FloatBuffer(parameter.Length);
            parameter.Span.CopyTo(buffer.Span);
            _averages[name] = buffer;
        }
    }

    public IReadOnlyDictionary<string, FloatBuffer> Averages => _averages;

    public ReadOnlyMemory<float> Values(string name) => _averages[name].Span.ToArray();

    public void Add(int step)
    {
        var decay = Math.Min(Decay, (step + 1f) / (step + 10f));
        foreach (var (name, average) in _averages)
        {
            Rows.Scale(average.Pointer, decay, average.Length);
            Rows.AddScaled(1 - decay, _parameters[name].Data, average.Pointer, average.Length);
        }
    }

    /// <summary>Exchanges the weights with their averages; called twice it has done nothing.</summary>
    public void Exchange()
    {
        foreach (var (name, average) in _averages)
        {
            var kept = average.Span.ToArray();
            _parameters[name].Span.CopyTo(average.Span);
            kept.CopyTo(_parameters[name].Span);
        }
    }
}
