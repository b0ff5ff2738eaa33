using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Text;

namespace Astria.Flux.Local.Tests.Engine;

/// <summary>A model with the real architecture and next to no weights, untrained: runs a training in a second.</summary>
internal static class TinyModel
{
    private static readonly FluxConfig Config = new()
    {
        InChannels = 48,
        ContextSize = 16,
        VectorSize = 16,
        Hidden = 32,
        Heads = 2,
        DoubleBlocks = 1,
        SingleBlocks = 1,
        Axes = [4, 6, 6],
        GuidanceEmbedding = false,
    };

    public static void Save(string path, long seed = 1) => SmallModel.Save(Create(seed), path, (_, tensor) => tensor.Span.ToArray());

    public static LocalModel Create(long seed = 1, bool guidance = false, int singleBlocks = 1)
    {
        var config = Config with { GuidanceEmbedding = guidance, SingleBlocks = singleBlocks };
        var random = new FluxRandom(seed);
        var parameters = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, shape) in config.Tensors())
        {
            parameters[name] = Normal(shape.Length == 2 ? shape[0] : 1, shape[^1], 0.1f, ref random);
            if (name.EndsWith("_norm.scale", StringComparison.Ordinal)) parameters[name].Span.Fill(1);
        }

        var autoEncoder = new PatchAutoEncoder(4, new float[48], [.. Enumerable.Range(0, 12 * 48).Select(i => i % 48 == i / 48 ? 1f : 0f)], [.. Enumerable.Repeat(1f, 12)]);
        var text = new WordPieceEncoder(Normal(64, 16, 1, ref random), Normal(4, 16, 1, ref random));
        return SmallModel.Create(new ManagedFluxModel(config, parameters), text, autoEncoder, 32, ["red apple", "cat face", "pizza"]);
    }

    private static Tensor Normal(int rows, int columns, float deviation, ref FluxRandom random)
    {
        var values = new float[rows * columns];
        random.FillNormal(values);
        for (var i = 0; i < values.Length; i++) values[i] *= deviation;
        return Tensor.Parameter(values, rows, columns, requiresGradient: false);
    }
}
