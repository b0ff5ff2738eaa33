using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Adapters;

/// <summary>Puts LoRAs on a model and takes them off again; the base weights are touched only where it says so.</summary>
internal static unsafe class ModelAdapters
{
    /// <summary>The largest weight of a LoRA, to either side. Ten times as trained is noise already; more is a slip of the keyboard.</summary>
    public const float LargestWeight = 10;

    /// <summary>Puts a LoRA on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lora">The LoRA.</param>
    /// <param name="weight">How much it counts, 1 as trained.</param>
    /// <exception cref="WeightsException">Its layers have other sizes than the model's; all are named, none is applied.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is beyond ±<see cref="LargestWeight"/>, or no number.</exception>
    public static void Attach(ManagedFluxModel model, LoraWeights lora, float weight)
    {
        Check(model, lora, weight);
        foreach (var (name, layer) in lora.Layers)
        {
            model.Linears[name].Attach(new LowRank(
                Tensor.Parameter(layer.Down, layer.Rank, layer.Inputs, requiresGradient: false),
                Tensor.Parameter(layer.Up, layer.Outputs, layer.Rank, requiresGradient: false),
                layer.Alpha / layer.Rank * weight));
        }
    }

    /// <summary>Puts a new LoRA on, to be trained: "down" by chance (Kaiming's uniform), "up" zero, so that it changes nothing yet.</summary>
    public static TrainableLora AttachNew(ManagedFluxModel model, LoraTargetSet targets, int rank, float alpha, long seed)
    {
        var random = new FluxRandom(seed, stream: 2);
        var parts = new Dictionary<string, LowRank>(StringComparer.Ordinal);
        foreach (var name in TargetLayers.Of(targets, model.Linears.Keys))
        {
            var linear = model.Linears[name];
            var down = new float[rank * linear.Inputs];
            var bound = 1 / Math.Sqrt(linear.Inputs);
            for (var i = 0; i < down.Length; i++) down[i] = (float)(((2 * random.NextUniform()) - 1) * bound);
            var outputs = TargetLayers.Outputs(targets, name, linear.Inputs, linear.Outputs);
            parts.Add(name, new LowRank(
                Tensor.Parameter(down, rank, linear.Inputs, requiresGradient: true),
                Tensor.Parameter(new float[outputs * rank], outputs, rank, requiresGradient: true),
                alpha / rank));
        }

        var lora = new TrainableLora(parts, parts.Keys.ToDictionary(name => name, name => model.Linears[name].Outputs, StringComparer.Ordinal), alpha);
        lora.AttachTo(model);
        return lora;
    }

    /// <summary>Adds a LoRA to the model's own weights for good: drawing with it then costs nothing. To be undone only by loading the model again.</summary>
    /// <param name="pool">The threads.</param>
    /// <param name="model">The model.</param>
    /// <param name="lora">The LoRA.</param>
    /// <param name="weight">How much it counts, 1 as trained.</param>
    /// <exception cref="WeightsException">Its layers have other sizes than the model's; all are named, none is changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight is beyond ±<see cref="LargestWeight"/>, or no number.</exception>
    public static unsafe void Merge(WorkerPool pool, ManagedFluxModel model, LoraWeights lora, float weight)
    {
        Check(model, lora, weight);
        foreach (var (name, layer) in lora.Layers)
        {
            var scale = layer.Scale * weight;
            var up = Tensor.Parameter(Array.ConvertAll(layer.Up, value => value * scale), layer.Outputs, layer.Rank, requiresGradient: false);
            var down = Tensor.Parameter(layer.Down, layer.Rank, layer.Inputs, requiresGradient: false);
            Gemm.Multiply(pool, up.AsMatrix(), down.AsMatrix(), model.Linears[name].Weight.AsMatrix(), accumulate: true);
            GC.KeepAlive(up);
            GC.KeepAlive(down);
        }
    }

    private static void Check(ManagedFluxModel model, LoraWeights lora, float weight)
    {
        if (!(Math.Abs(weight) <= LargestWeight)) throw new ArgumentOutOfRangeException(nameof(weight), weight, $"A LoRA's weight is a number from −{LargestWeight} to {LargestWeight}; 1 is as trained.");
        var faults = lora.Layers
            .Where(l => !model.Linears.TryGetValue(l.Key, out var linear) || linear.Inputs != l.Value.Inputs || linear.Outputs != l.Value.Outputs)
            .Select(l => $"'{l.Key}' is {l.Value.Outputs}×{l.Value.Inputs} where the model has {(model.Linears.TryGetValue(l.Key, out var linear) ? $"{linear.Outputs}×{linear.Inputs}" : "no such layer")}")
            .ToList();
        if (faults.Count > 0) throw new WeightsException($"This LoRA was made for a model of other sizes: {string.Join("; ", faults)}.");
    }

    /// <summary>Takes all LoRAs off.</summary>
    public static void DetachAll(ManagedFluxModel model)
    {
        foreach (var linear in model.Linears.Values) linear.DetachAll();
    }
}
