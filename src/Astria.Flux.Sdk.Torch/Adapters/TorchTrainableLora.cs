using Astria.Flux.Local.Adapters;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Adapters;

/// <summary>A LoRA while it is being trained, in 32-bit floats whatever the base is kept in. Disposing takes it off its model.</summary>
/// <param name="parts">Its additions by the name of their layer, in the order of the names.</param>
/// <param name="model">The model it is for.</param>
/// <param name="alpha">Its alpha.</param>
internal sealed class TorchTrainableLora(IReadOnlyList<(string Layer, TorchLowRank Part)> parts, TorchFluxModel model, float alpha) : IDisposable
{
    /// <summary>Every weight, always in the same order.</summary>
    public IReadOnlyList<Tensor> Parameters { get; } = [.. parts.SelectMany(part => (Tensor[])[part.Part.Down, part.Part.Up])];

    /// <summary>A name for each of <see cref="Parameters"/>.</summary>
    public IReadOnlyList<string> Names { get; } = [.. parts.SelectMany(part => (string[])[$"{part.Layer}.down", $"{part.Layer}.up"])];

    /// <summary>Puts it on its model.</summary>
    public void Attach()
    {
        foreach (var (name, part) in parts) model.Linears[name].Attach(part);
    }

    /// <summary>Takes it off for a while.</summary>
    public void Detach()
    {
        foreach (var (name, part) in parts) model.Linears[name].Detach(part);
    }

    /// <summary>A copy of its weights. Outputs that were not trained get zeros.</summary>
    /// <param name="values">The numbers of each of <see cref="Parameters"/>, in their order.</param>
    public LoraWeights ToWeights(IReadOnlyList<float[]> values) => new(
        parts.Select((part, i) => (part.Layer, Weights: Layer(part, values[2 * i], values[(2 * i) + 1]))).ToDictionary(layer => layer.Layer, layer => layer.Weights, StringComparer.Ordinal),
        new Dictionary<string, string>(StringComparer.Ordinal));

    public void Dispose()
    {
        Detach();
        foreach (var parameter in Parameters) parameter.Dispose();
    }

    private LoraLayer Layer((string Layer, TorchLowRank Part) part, float[] down, float[] up)
    {
        var rank = (int)part.Part.Down.shape[0];
        var whole = new float[model.Linears[part.Layer].Outputs * rank];
        up.CopyTo(whole, 0);
        return new LoraLayer(down, whole, rank, alpha);
    }
}
