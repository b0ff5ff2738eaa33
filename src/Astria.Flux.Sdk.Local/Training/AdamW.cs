using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
internal sealed unsafe class AdamW
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly Tensor[] _parameters;
    private readonly FloatBuffer[] _first;
    private readonly FloatBuffer[] _second;
    private readonly float _weightDecay;

    public AdamW(IEnumerable<Tensor> parameters, float weightDecay)
    {
        _parameters = [.. parameters];
        _weightDecay = weightDecay;
        _first = [.. _parameters.Select(Zeros)];
        _second = [.. _parameters.Select(Zeros)];

        static FloatBuffer Zeros(Tensor parameter)
        {
            var buffer = new FloatBuffer(parameter.Length);
            buffer.Span.Clear();
            return buffer;
        }
    }

    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>Updates made.</summary>
    public int Updates { get; set; }

    /// <summary>The two running means, for saving and restoring: first of each parameter, then second.</summary>
    public IEnumerable<FloatBuffer> State => _first.Concat(_second);

    /// <summary>Applies the parameters' gradients.</summary>
    /// <param name="pool">Shares out the work.</param>
    /// <param name="learningRate">Step size now.</param>
    /// <param name="gradientFactor">What gradients are multiplied with first: clipping, averaging.</param>
    public void Update(WorkerPool pool, float learningRate, float gradientFactor = 1)
    {
        Updates++;
        var firstCorrection = 1 - Math.Pow(FirstDecay, Updates);
        var secondCorrection = 1 - Math.Pow(SecondDecay, Updates);
        var step = (float)(learningRate / firstCorrection);
        var secondScale = (float)(1 / Math.Sqrt(secondCorrection));
        pool.For(_parameters.Length, i =>
        {
            if (_parameters[i].HasGradient) Update(_parameters[i], _first[i].Pointer, _second[i].Pointer, step, secondScale, learningRate * _weightDecay, gradientFactor);
        });
    }

    private static void Update(Tensor parameter, float* first, float* second, float step, float secondScale, float decay, float factor)
    {
        var w = parameter.Data;
        var g = parameter.Gradient;
        var i = 0;
        for (; i + Lanes.Count <= parameter.Length; i += Lanes.Count)
        {
            var gradient = Vector512.Load(g + i) * factor;
            var m = (Vector512.Load(first + i) * FirstDecay) + (gradient * (1 - FirstDecay));
            var v = (Vector512.Load(second + i) * SecondDecay) + (gradient * gradient * (1 - SecondDecay));
            m.Store(first + i);
            v.Store(second + i);
            var weight = Vector512.Load(w + i);
            weight -= weight * decay;
            weight -= m * step / ((Vector512.Sqrt(v) * secondScale) + Vector512.Create(Epsilon));
            weight.Store(w + i);
        }

        for (; i < parameter.Length; i++)
        {
            var gradient = g[i] * factor;
            first[i] = (first[i] * FirstDecay) + (gradient * (1 - FirstDecay));
            second[i] = (second[i] * SecondDecay) + (gradient * gradient * (1 - SecondDecay));
            w[i] -= w[i] * decay;
            w[i] -= first[i] * step / ((MathF.Sqrt(second[i]) * secondScale) + Epsilon);
        }
    }
}
