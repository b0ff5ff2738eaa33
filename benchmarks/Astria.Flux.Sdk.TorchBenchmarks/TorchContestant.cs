using Astria.Flux.Local.Benchmarks;
using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>The same transformer on TorchSharp, over the same weights and the same batch.</summary>
internal sealed class TorchContestant : IDisposable
{
    private readonly BenchmarkModel _model;
    private readonly TorchFluxModel _torch;
    private readonly Dictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);
    private readonly FluxInput _input;
    private readonly Tensor _image;
    private readonly Tensor _text;
    private readonly Tensor _pooled;
    private readonly Tensor _target;

    public TorchContestant(BenchmarkModel model, ScalarType type)
    {
        _model = model;
        var weights = new ModelWeights();
        foreach (var (name, shape) in model.Config.Tensors())
        {
            _parameters[name] = tensor(model.Model.Parameters[name].Span.ToArray()).reshape([.. shape.Select(s => (long)s)]).to(type).requires_grad_(true);
            weights.Add(name, _parameters[name]);
        }

        _torch = new TorchFluxModel(model.Config, weights);
        _input = new FluxInput { Samples = model.Samples, ImagePositions = model.Grid.Positions(), TextPositions = new float[3 * model.TextTokens], Times = model.Times };
        _image = Input(model.Image, model.Grid.Count, model.Config.InChannels);
        _text = Input(model.Text, model.TextTokens, model.Config.ContextSize);
        _pooled = Input(model.Pooled, 1, model.Config.VectorSize).squeeze(1);
        _target = Input(model.Target, model.Grid.Count, model.Config.InChannels);
    }

    public float[] Forward()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return [.. _torch.Forward(_input, _image, _text, _pooled).to(ScalarType.Float32).data<float>()];
    }

    public double ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        var difference = _torch.Forward(_input, _image, _text, _pooled) - _target;
        var loss = (difference * difference).mean();
        loss.backward();
        return loss.to(ScalarType.Float32).item<float>();
    }

    /// <summary>One gradient, to be compared.</summary>
    public float[] Gradient(string name) => [.. _parameters[name].grad!.to(ScalarType.Float32).contiguous().data<float>()];

    public void Forget()
    {
        foreach (var parameter in _parameters.Values) parameter.grad = null;
    }

    public void Dispose() => _torch.Dispose();

    private Tensor Input(float[] values, int tokens, int width) => tensor(values).reshape(_model.Samples, tokens, width).to(_parameters["img_in.bias"].dtype);
}
