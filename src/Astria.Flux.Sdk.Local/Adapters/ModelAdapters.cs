using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Adapters;

/// <summary>Puts LoRAs on a model and takes them off again; the base weights are never touched.</summary>
internal static class ModelAdapters
{
    /// <summary>Puts a LoRA on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lora">The LoRA.</param>
    /// <param name="weight">How much it counts, 1 as trained.</param>
    /// <exception cref="WeightsException">Its layers have other sizes than the model's; all are named, none is applied.</exception>
    public static void Attach(ManagedFluxModel model, LoraWeights lora, float weight)
    {
        var faults = lora.Layers
            .Where(l => model.Linears[l.Key].Inputs != l.Value.Inputs || model.Linears[l.Key].Outputs != l.Value.Outputs)
            .Select(l => $"'{l.Key}' is {l.Value.Outputs}×{l.Value.Inputs} where the model has {model.Linears[l.Key].Outputs}×{model.Linears[l.Key].Inputs}")
            .ToList();
        if (faults.Count > 0) throw new WeightsException($"This LoRA was made for a model of other sizes: {string.Join("; ", faults)}.");
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

    /// <summary>Takes all LoRAs off.</summary>
    public static void DetachAll(ManagedFluxModel model)
    {
        foreach (var linear in model.Linears.Values) linear.DetachAll();
    }
}
