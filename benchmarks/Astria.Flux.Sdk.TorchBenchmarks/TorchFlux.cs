using Astria.Flux.Local.Benchmarks;
using Astria.Flux.Local.Flux;
using static TorchSharp.torch;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>The same transformer on TorchSharp, over the same weights: BFL's reference, with the faster of PyTorch's two ways to attend.</summary>
internal sealed class TorchFlux : IDisposable
{
    private readonly BenchmarkModel _model;
    private readonly Dictionary<string, Tensor> _weights;
    private readonly ScalarType _type;
    private readonly bool _fusedAttention;
    private readonly Tensor _cosines;
    private readonly Tensor _sines;
    private readonly Tensor _image;
    private readonly Tensor _text;
    private readonly Tensor _pooled;
    private readonly Tensor _times;
    private readonly Tensor _target;

    public TorchFlux(BenchmarkModel model, ScalarType type, bool fusedAttention)
    {
        _model = model;
        _type = type;
        _fusedAttention = fusedAttention;
        _weights = model.Config.Tensors().ToDictionary(
            t => t.Name,
            t => tensor(model.Model.Parameters[t.Name].Span.ToArray()).reshape([.. t.Shape.Select(s => (long)s)]).to(type).requires_grad_(true),
            StringComparer.Ordinal);
        _image = Input(model.Image, model.Grid.Count, model.Config.InChannels);
        _text = Input(model.Text, model.TextTokens, model.Config.ContextSize);
        _pooled = Input(model.Pooled, 1, model.Config.VectorSize).squeeze(1);
        _target = Input(model.Target, model.Grid.Count, model.Config.InChannels);
        var sinusoids = new float[model.Samples * TimestepEmbedding.Size];
        for (var i = 0; i < model.Samples; i++) TimestepEmbedding.Write(model.Times[i], sinusoids.AsSpan(i * TimestepEmbedding.Size, TimestepEmbedding.Size));
        _times = tensor(sinusoids).reshape(model.Samples, TimestepEmbedding.Size).to(type);
        (_cosines, _sines) = Rotary();
    }

    public float[] Forward()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Run().to(ScalarType.Float32).data<float>().ToArray();
    }

    public double ForwardAndBackward()
    {
        using var scope = NewDisposeScope();
        var difference = Run() - _target;
        var loss = (difference * difference).mean();
        loss.backward();
        return loss.to(ScalarType.Float32).item<float>();
    }

    /// <summary>One gradient, to be compared.</summary>
    public float[] Gradient(string name) => _weights[name].grad!.to(ScalarType.Float32).data<float>().ToArray();

    public void Forget()
    {
        foreach (var weight in _weights.Values) weight.grad = null;
    }

    public void Dispose()
    {
        foreach (var weight in _weights.Values) weight.Dispose();
    }

    private Tensor Input(float[] values, int tokens, int width) => tensor(values).reshape(_model.Samples, tokens, width).to(_type);

    private (Tensor Cosines, Tensor Sines) Rotary()
    {
        float[] positions = [.. new float[3 * _model.TextTokens], .. _model.Grid.Positions()];
        var tokens = positions.Length / 3;
        var angles = new List<float>();
        for (var token = 0; token < tokens; token++)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                for (var i = 0; i < _model.Config.Axes[axis]; i += 2) angles.Add((float)(positions[(token * 3) + axis] / Math.Pow(FluxConfig.Theta, (double)i / _model.Config.Axes[axis])));
            }
        }

        var all = tensor(angles.ToArray()).reshape(1, 1, tokens, -1, 1);
        return (all.cos().to(_type), all.sin().to(_type));
    }

    private Tensor Linear(string name, Tensor x) => nn.functional.linear(x, _weights[name + ".weight"], _weights[name + ".bias"]);

    private Tensor Mlp(string name, Tensor x) => Linear(name + ".out_layer", nn.functional.silu(Linear(name + ".in_layer", x)));

    private static Tensor Modulate(Tensor x, Tensor shift, Tensor scale) =>
        ((1 + scale) * nn.functional.layer_norm(x, [x.shape[^1]], eps: 1e-6)) + shift;

    private static Tensor[] Chunks(Tensor x, int count) => [.. x.unsqueeze(1).chunk(count, -1)];

    private static Tensor Gelu(Tensor x) => nn.functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh, false);

    private Tensor Norm(Tensor x, string name)
    {
        var inverse = rsqrt(x.pow(2).mean([-1], keepdim: true) + 1e-6);
        return x * inverse * _weights[name + ".scale"];
    }

    private Tensor[] Heads(Tensor qkv, string norm)
    {
        var parts = qkv.reshape(_model.Samples, -1, 3, _model.Config.Heads, _model.Config.Hidden / _model.Config.Heads).permute(2, 0, 3, 1, 4);
        return [Norm(parts[0], norm + ".query_norm"), Norm(parts[1], norm + ".key_norm"), parts[2]];
    }

    private Tensor Turn(Tensor x)
    {
        var pairs = x.reshape([.. x.shape[..^1], -1, 2]);
        var a = pairs.slice(-1, 0, 1, 1);
        var b = pairs.slice(-1, 1, 2, 1);
        return cat([(a * _cosines) - (b * _sines), (a * _sines) + (b * _cosines)], -1).reshape(x.shape);
    }

    private Tensor Attend(Tensor q, Tensor k, Tensor v)
    {
        q = Turn(q);
        k = Turn(k);
        var size = q.shape[^1];
        var result = _fusedAttention
            ? nn.functional.scaled_dot_product_attention(q, k, v)
            : matmul(nn.functional.softmax(matmul(q, k.transpose(-1, -2)) * (1 / Math.Sqrt(size)), -1), v);
        return result.transpose(1, 2).reshape(_model.Samples, -1, _model.Config.Hidden);
    }

    private Tensor Run()
    {
        var conditioning = nn.functional.silu(Mlp("time_in", _times) + Mlp("vector_in", _pooled));
        var image = Linear("img_in", _image);
        var text = Linear("txt_in", _text);
        for (var i = 0; i < _model.Config.DoubleBlocks; i++) (image, text) = Double($"double_blocks.{i}", image, text, conditioning);
        var joined = cat([text, image], 1);
        for (var i = 0; i < _model.Config.SingleBlocks; i++) joined = Single($"single_blocks.{i}", joined, conditioning);
        var last = joined.slice(1, _model.TextTokens, joined.shape[1], 1);
        var modulation = Chunks(Linear("final_layer.adaLN_modulation.1", conditioning), 2);
        return Linear("final_layer.linear", Modulate(last, modulation[0], modulation[1]));
    }

    private (Tensor Image, Tensor Text) Double(string name, Tensor image, Tensor text, Tensor conditioning)
    {
        // What leaves the scope lives on; the wrappers of all else would keep their memory.
        using var scope = NewDisposeScope();
        var imageModulation = Chunks(Linear($"{name}.img_mod.lin", conditioning), 6);
        var textModulation = Chunks(Linear($"{name}.txt_mod.lin", conditioning), 6);
        var i = Heads(Linear($"{name}.img_attn.qkv", Modulate(image, imageModulation[0], imageModulation[1])), $"{name}.img_attn.norm");
        var t = Heads(Linear($"{name}.txt_attn.qkv", Modulate(text, textModulation[0], textModulation[1])), $"{name}.txt_attn.norm");
        var attended = Attend(cat([t[0], i[0]], 2), cat([t[1], i[1]], 2), cat([t[2], i[2]], 2));
        var nextText = Finish($"{name}.txt", text, attended.slice(1, 0, _model.TextTokens, 1), textModulation);
        var nextImage = Finish($"{name}.img", image, attended.slice(1, _model.TextTokens, attended.shape[1], 1), imageModulation);
        return (nextImage.MoveToOuterDisposeScope(), nextText.MoveToOuterDisposeScope());
    }

    private Tensor Finish(string name, Tensor x, Tensor attended, Tensor[] modulation)
    {
        x = x + (modulation[2] * Linear($"{name}_attn.proj", attended));
        return x + (modulation[5] * Linear($"{name}_mlp.2", Gelu(Linear($"{name}_mlp.0", Modulate(x, modulation[3], modulation[4])))));
    }

    private Tensor Single(string name, Tensor x, Tensor conditioning)
    {
        using var scope = NewDisposeScope();
        var hidden = _model.Config.Hidden;
        var modulation = Chunks(Linear($"{name}.modulation.lin", conditioning), 3);
        var fused = Linear($"{name}.linear1", Modulate(x, modulation[0], modulation[1]));
        var heads = Heads(fused.slice(-1, 0, 3 * hidden, 1), $"{name}.norm");
        var both = cat([Attend(heads[0], heads[1], heads[2]), Gelu(fused.slice(-1, 3 * hidden, fused.shape[^1], 1))], -1);
        return (x + (modulation[2] * Linear($"{name}.linear2", both))).MoveToOuterDisposeScope();
    }
}
