using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Text;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>The shape of the bundled model, and what its weights are before training.</summary>
internal static class BaseModel
{
    // 64×64 pixels in patches of 4 → 16×16 latent places of 12 channels → 64 tokens of 48 features.
    public const int PatchSide = 4;
    public const int LatentChannels = 12;

    private const int PieceBuckets = 8192;
    private const int Words = 8;
    private const int TextFeatures = 128;

    private static FluxConfig Config => new()
    {
        InChannels = LatentChannels * 4,
        ContextSize = TextFeatures,
        VectorSize = TextFeatures,
        Hidden = 192,
        Heads = 4,
        DoubleBlocks = 2,
        SingleBlocks = 6,
        Axes = [8, 20, 20],
        GuidanceEmbedding = false,
    };

    public static LocalModel Create(PatchAutoEncoder autoEncoder, IReadOnlyList<string> captions, long seed)
    {
        var random = new FluxRandom(seed, stream: 1);
        var parameters = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, shape) in Config.Tensors()) parameters[name] = Start(name, shape, ref random);
        var pieces = Normal(PieceBuckets, TextFeatures, 1f, ref random);
        var places = Normal(Words, TextFeatures, 0.3f, ref random);
        return SmallModel.Create(new ManagedFluxModel(Config, parameters), new WordPieceEncoder(pieces, places), autoEncoder, IconSet.Side, captions);
    }

    // Modulations and the last layer start at zero: every block begins as the identity (Peebles and Xie 2023).
    private static Tensor Start(string name, int[] shape, ref FluxRandom random)
    {
        var (rows, columns) = shape.Length == 2 ? (shape[0], shape[1]) : (1, shape[0]);
        if (name.EndsWith("_norm.scale", StringComparison.Ordinal))
        {
            var ones = Normal(rows, columns, 0, ref random);
            ones.Span.Fill(1);
            return ones;
        }

        var zero = shape.Length == 1 || name.Contains("mod.lin", StringComparison.Ordinal) || name.Contains("modulation", StringComparison.Ordinal)
            || name.StartsWith("final_layer", StringComparison.Ordinal);
        return Normal(rows, columns, zero ? 0 : 1f / MathF.Sqrt(columns), ref random);
    }

    private static Tensor Normal(int rows, int columns, float deviation, ref FluxRandom random)
    {
        var values = new float[rows * columns];
        if (deviation > 0) random.FillNormal(values);
        for (var i = 0; i < values.Length; i++) values[i] *= deviation;
        return Tensor.Parameter(values, rows, columns, requiresGradient: true);
    }
}
