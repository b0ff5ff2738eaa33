using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Text;
using Astria.Flux.Local.Training;
using Astria.Flux.Presets;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Training;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;
using ManagedTape = Astria.Flux.Local.Managed.Autograd.Tape;
using ManagedTensor = Astria.Flux.Local.Managed.Autograd.Tensor;

namespace Astria.Flux.Torch.Tests.Training;

/// <summary>The same small model on both engines, and something to teach them.</summary>
internal static class SmallTraining
{
    public static readonly LoraSettings Settings = new()
    {
        Steps = 20,
        Batch = 2,
        PriorBatch = 1,
        Targets = LoraTargetSet.AllLinear,
        Rank = 4,
        Alpha = 4,
        LearningRate = 2e-3f,
        CaptionDropout = 0.2,
        AverageDecay = 0.9,
        CheckpointEvery = 1000,
        Seed = 11,
    };

    // The bundled model's text encoder and autoencoder read and write these sizes.
    private static readonly FluxConfig Config = SmallModels.Config;

    public static Dictionary<string, float[]> Weights { get; } = SmallModels.Weights(Config, seed: 7);

    public static PictureSet Pictures { get; } = new()
    {
        Subject = [Picture(1, 2, 2, "ohwx toy"), Picture(2, 2, 2, "ohwx toy on red"), Picture(3, 1, 3, "ohwx toy, wide", [.. Enumerable.Range(0, 3).Select(i => i * 1f)])],
        Prior = [Picture(4, 2, 2, "red apple"), Picture(5, 2, 2, "cat face")],
        HeldOut = [Picture(6, 2, 2, "ohwx toy")],
    };

    public static LocalModel Managed()
    {
        var parameters = Config.Tensors().ToDictionary(
            tensor => tensor.Name,
            tensor => ManagedTensor.Parameter(Weights[tensor.Name], tensor.Shape.Length == 2 ? tensor.Shape[0] : 1, tensor.Shape[^1], requiresGradient: false),
            StringComparer.Ordinal);
        var random = new FluxRandom(99);
        var autoEncoder = new PatchAutoEncoder(2, new float[12], [.. Enumerable.Range(0, 12 * 12).Select(i => i % 13 == 0 ? 1f : 0f)], [.. Enumerable.Repeat(1f, 12)]);
        return new LocalModel
        {
            Transformer = new ManagedFluxModel(Config, parameters),
            Text = new WordPieceEncoder(Table(50, ref random), Table(6, ref random)),
            AutoEncoder = autoEncoder,
            Resolution = 32,
            Habits = new ModelHabits(Steps: 20, Guidance: 3, ShiftsTimes: true),
        };
    }

    public static TorchFluxModel Torch(ScalarType type = ScalarType.Float32, WeightFormat format = WeightFormat.Full)
    {
        var weights = new ModelWeights();
        foreach (var (name, shape) in Config.Tensors()) weights.Add(name, tensor(Weights[name]).reshape([.. shape.Select(size => (long)size)]).to(type, copy: true), format);
        return new TorchFluxModel(Config, weights);
    }

    /// <summary>What the managed model's text encoder makes of captions.</summary>
    public static Func<string, CaptionEmbedding> Captions(LocalModel model) => caption =>
    {
        using var pool = new WorkerPool(1);
        ITextEncoder encoder = model.Text;
        var (tokens, pooled) = encoder.Encode(new ManagedTape(pool, new Arena(), recording: false), [caption]);
        return new CaptionEmbedding(tokens.Span.ToArray(), pooled.Span.ToArray());
    };

    public static TorchLoraLearner Learner(TorchFluxModel model, LoraSettings settings) => new(model, Captions(Managed()), settings);

    public static TrainingBatch Batch(long seed = 3, int samples = 2)
    {
        var random = new FluxRandom(seed);
        var grid = new TokenGrid(2, 3);
        var clean = new float[samples * grid.Count * Config.InChannels];
        random.FillNormal(clean);
        return new TrainingBatch
        {
            Grid = grid,
            Captions = [.. Enumerable.Range(0, samples).Select(i => $"toy {i}")],
            Flow = FlowMatchBatch.Draw(clean, samples, ref random),
            Weights = [.. Enumerable.Range(0, samples * grid.Count).Select(i => i % 2 == 0 ? 0.5f : 1.5f)],
        };
    }

    private static ManagedTensor Table(int rows, ref FluxRandom random)
    {
        var values = new float[rows * Config.ContextSize];
        random.FillNormal(values);
        return ManagedTensor.Parameter(values, rows, Config.ContextSize, requiresGradient: false);
    }

    private static TrainingPicture Picture(long seed, int rows, int columns, string caption, float[]? weights = null)
    {
        var latent = new float[rows * columns * Config.InChannels];
        new FluxRandom(seed, stream: 77).FillNormal(latent);
        return new TrainingPicture(new TokenGrid(rows, columns), [new PictureView(latent, weights)], caption);
    }
}
