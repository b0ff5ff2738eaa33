using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Pictures;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Training;
using Astria.Flux.Presets;

namespace Astria.Flux.Local.Tests.Training;

/// <summary>A tiny model, a few pictures of noise in two sizes, and a folder for checkpoints.</summary>
internal sealed class LoopFixture : IDisposable
{
    public static readonly LoraSettings Settings = new()
    {
        Steps = 5,
        Batch = 2,
        PriorBatch = 1,
        Targets = LoraTargetSet.AllLinear,
        Rank = 2,
        Alpha = 2,
        LearningRate = 2e-3f,
        CaptionDropout = 0.3,
        CheckpointEvery = 1000,
        Seed = 11,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("flux-loop-").FullName;

    public LocalModel Model { get; } = TinyModel.Create();

    public string CheckpointsPath => Path.Combine(_folder, "checkpoints");

    public static TrainingIdentity Identity { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["the seed"] = "11" });

    public static PictureSet Pictures { get; } = new()
    {
        Subject = [Picture(1, 2, 2, "ohwx toy"), Picture(2, 2, 2, "ohwx toy on red"), Picture(3, 1, 3, "ohwx toy, wide")],
        Prior = [Picture(4, 2, 2, "red apple"), Picture(5, 2, 2, "cat face")],
        HeldOut = [Picture(6, 2, 2, "ohwx toy")],
        Witnesses = [Picture(7, 2, 2, "pizza"), Picture(8, 2, 2, "blue heart")],
    };

    public static TrainingPicture Picture(long seed, int rows, int columns, string caption, float[]? weights = null)
    {
        var latent = new float[rows * columns * 48];
        new FluxRandom(seed, stream: 77).FillNormal(latent);
        return new TrainingPicture(new TokenGrid(rows, columns), [new PictureView(latent, weights)], caption);
    }

    public CheckpointFolder Checkpoints(TrainingIdentity? identity = null) => new(CheckpointsPath, identity ?? Identity);

    public LoopState Train(LoraSettings settings, out LoraWeights lora, int threads = 2, PictureSet? pictures = null, bool keep = false, ITrainingObserver? observer = null, CancellationToken stop = default)
    {
        using var pool = new WorkerPool(threads);
        using var learner = new ManagedLoraLearner(Model, pool, new Arena(), settings);
        var state = new LoraTraining(learner, pictures ?? Pictures, settings, keep ? Checkpoints() : null, observer).Run(stop);
        lora = learner.ToWeights();
        return state;
    }

    public static List<float> Numbers(LoraWeights lora) =>
        [.. lora.Layers.OrderBy(layer => layer.Key, StringComparer.Ordinal).SelectMany(layer => layer.Value.Down.Concat(layer.Value.Up))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Stops a training after a step.</summary>
    internal sealed class StopAfter(int step, CancellationTokenSource source) : ITrainingObserver
    {
        public void OnStep(LoopState state, ILoraLearner learner)
        {
            if (state.Step == step) source.Cancel();
        }
    }
}
