using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Tests.Adapters;

/// <summary>A small model's sizes, and LoRAs for it made by chance.</summary>
internal static class TestLoras
{
    // Three heads, and no two sizes alike, so that nothing fits by accident.
    public static FluxConfig Config { get; } = new()
    {
        InChannels = 12,
        ContextSize = 10,
        VectorSize = 7,
        Hidden = 24,
        Heads = 3,
        DoubleBlocks = 1,
        SingleBlocks = 2,
        Axes = [2, 2, 4],
        GuidanceEmbedding = true,
    };

    public static IEnumerable<(string Name, int Inputs, int Outputs)> Layers { get; } =
        [.. Config.Tensors().Where(t => t.Shape.Length == 2).Select(t => (t.Name[..^".weight".Length], t.Shape[1], t.Shape[0]))];

    public static LoraLayer Layer(int outputs, int inputs, int rank, float alpha, int seed) =>
        new(Numbers(rank * inputs, seed), Numbers(outputs * rank, seed + 1), rank, alpha);

    public static LoraWeights OfEveryLayer(int rank, float alpha) => new(
        Layers.Select((layer, i) => (layer, i)).ToDictionary(l => l.layer.Name, l => Layer(l.layer.Outputs, l.layer.Inputs, rank, alpha, 2 * l.i), StringComparer.Ordinal),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["astria.token"] = "ohwx" });

    /// <summary>What is added to the layer's weights: outputs × inputs.</summary>
    public static float[] Delta(LoraLayer layer)
    {
        var delta = new float[layer.Outputs * layer.Inputs];
        for (var o = 0; o < layer.Outputs; o++)
        {
            for (var i = 0; i < layer.Inputs; i++)
            {
                var sum = 0.0;
                for (var r = 0; r < layer.Rank; r++) sum += (double)layer.Up[(o * layer.Rank) + r] * layer.Down[(r * layer.Inputs) + i];
                delta[(o * layer.Inputs) + i] = (float)(sum * layer.Alpha / layer.Rank);
            }
        }

        return delta;
    }

    public static float[] Numbers(int count, int seed)
    {
        var values = new float[count];
        new FluxRandom(seed, stream: 77).FillNormal(values);
        return values;
    }
}
