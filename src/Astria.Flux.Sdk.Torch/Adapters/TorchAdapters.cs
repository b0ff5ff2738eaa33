using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Presets;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Adapters;

/// <summary>The LoRAs that are on a model to draw with; the base is never copied nor changed.</summary>
internal sealed class TorchAdapters(TorchFluxModel model) : IDisposable
{
    private readonly List<(TorchLinear Layer, TorchLowRank Part)> _attached = [];

    /// <summary>Puts a LoRA on, beside those already there.</summary>
    /// <param name="lora">The LoRA.</param>
    /// <param name="weight">How much it counts, 1 as trained.</param>
    /// <exception cref="WeightsException">Its layers have other sizes than the model's; all are named, none is applied.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is beyond ±<see cref="ModelAdapters.LargestWeight"/>, or no number.</exception>
    public void Attach(LoraWeights lora, float weight)
    {
        if (!(Math.Abs(weight) <= ModelAdapters.LargestWeight)) throw new ArgumentOutOfRangeException(nameof(weight), weight, $"A LoRA's weight is a number from −{ModelAdapters.LargestWeight} to {ModelAdapters.LargestWeight}; 1 is as trained.");
        var faults = lora.Layers
            .Where(l => !model.Linears.TryGetValue(l.Key, out var linear) || linear.Inputs != l.Value.Inputs || linear.Outputs != l.Value.Outputs)
            .Select(l => $"'{l.Key}' is {l.Value.Outputs}×{l.Value.Inputs} where the model has {(model.Linears.TryGetValue(l.Key, out var linear) ? $"{linear.Outputs}×{linear.Inputs}" : "no such layer")}")
            .ToList();
        if (faults.Count > 0) throw new WeightsException($"This LoRA was made for a model of other sizes: {string.Join("; ", faults)}.");
        using var scope = NewDisposeScope();
        foreach (var (name, layer) in lora.Layers)
        {
            var part = new TorchLowRank(Matrix(layer.Down, layer.Rank), Matrix(layer.Up, layer.Outputs), layer.Scale * weight);
            model.Linears[name].Attach(part);
            _attached.Add((model.Linears[name], part));
        }

        Tensor Matrix(float[] values, int rows) => tensor(values).reshape(rows, -1).to(model.Type, model.Device, copy: true).DetachFromDisposeScope();
    }

    /// <summary>Takes all of them off.</summary>
    public void DetachAll()
    {
        foreach (var (layer, part) in _attached)
        {
            layer.Detach(part);
            part.Down.Dispose();
            part.Up.Dispose();
        }

        _attached.Clear();
    }

    public void Dispose() => DetachAll();

    /// <summary>Makes a new LoRA to be trained: "down" by chance (Kaiming's uniform), "up" zero, so that it changes nothing yet. The very numbers that the managed engine begins with.</summary>
    public static TorchTrainableLora New(TorchFluxModel model, LoraTargetSet targets, int rank, float alpha, long seed)
    {
        var random = new FluxRandom(seed, stream: 2);
        var parts = new List<(string, TorchLowRank)>();
        using var scope = NewDisposeScope();
        foreach (var name in TargetLayers.Of(targets, model.Linears.Keys))
        {
            var linear = model.Linears[name];
            var down = new float[rank * linear.Inputs];
            var bound = 1 / Math.Sqrt(linear.Inputs);
            for (var i = 0; i < down.Length; i++) down[i] = (float)(((2 * random.NextUniform()) - 1) * bound);
            var outputs = TargetLayers.Outputs(targets, name, linear.Inputs, linear.Outputs);
            parts.Add((name, new TorchLowRank(
                tensor(down).reshape(rank, -1).to(model.Device, copy: true).requires_grad_(true).DetachFromDisposeScope(),
                zeros([outputs, rank], ScalarType.Float32, model.Device).requires_grad_(true).DetachFromDisposeScope(),
                alpha / rank)));
        }

        var lora = new TorchTrainableLora(parts, model, alpha);
        lora.Attach();
        return lora;
    }
}
