using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Torch.Engine;
using Astria.Flux.Training;

namespace Astria.Flux.Torch.Tests.Engine;

/// <summary>A tiny FLUX.1 folder, and engines of both kinds over it.</summary>
internal sealed class TinyFlux(bool dev = true) : IDisposable
{
    private readonly List<InProcessEngine> _engines = [];

    public FluxFolderFixture Files { get; } = new(dev);

    public LocalEngine Managed() => Added(Files.NewEngine());

    public TorchEngine Torch(Action<TorchEngineOptions>? configure = null)
    {
        var options = Options();
        configure?.Invoke(options);
        return Added(new TorchEngine(options));
    }

    public TorchEngineOptions Options() => new()
    {
        ModelPath = Files.Folder,
        WorkDirectory = Files.WorkDirectory,
        AcceptLicense = true,
        Device = "cpu",
        Resolutions = [32],
        PriorPictures = 2,
    };

    public static LocalGenerator Generator(InProcessEngine engine) => new(engine, new WorkDirectoryShelf(engine.WorkDirectory), TimeProvider.System);

    public static LocalTrainer Trainer(InProcessEngine engine, string name) => new(engine, name, TimeProvider.System);

    public static async Task<Picture> DrawAsync(InProcessEngine engine, GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var result = await Generator(engine).GenerateAsync(request, progress, cancellationToken);
        return PictureCodec.Decode(result.Images[0].Content, "picture");
    }

    /// <summary>Latents drawn with a LoRA at 0.8.</summary>
    public static Task<float[]> LatentAsync(InProcessEngine engine, int steps, LoraWeights? lora = null) => engine.RunAsync(
        (session, stop) =>
        {
            if (lora is not null) session.Model.Attach(lora, 0.8f);
            try
            {
                return new PictureSampler(session.Model).Draw(["a red apple on a table"], [5], SamplingSettings.Of(session.Model, steps, null), null, stop)[0];
            }
            finally
            {
                session.Model.DetachAll();
            }
        },
        CancellationToken.None);

    /// <summary>A LoRA of chance numbers on every block's layers.</summary>
    public static LoraWeights Lora(FluxConfig config)
    {
        const int rank = 2;
        var random = new FluxRandom(9);
        var layers = new Dictionary<string, LoraLayer>(StringComparer.Ordinal);
        foreach (var (name, shape) in config.Tensors().Where(tensor => tensor.Shape.Length == 2 && tensor.Name.Contains("_blocks.", StringComparison.Ordinal)))
        {
            layers[name[..^".weight".Length]] = new LoraLayer(Numbers(rank * shape[1], ref random), Numbers(shape[0] * rank, ref random), rank, rank);
        }

        return new LoraWeights(layers, new Dictionary<string, string>(StringComparer.Ordinal));

        static float[] Numbers(int count, ref FluxRandom random)
        {
            var values = new float[count];
            random.FillNormal(values);
            for (var i = 0; i < count; i++) values[i] *= 0.1f;
            return values;
        }
    }

    public static Task<IFluxModel> ModelAsync(InProcessEngine engine) => engine.RunAsync((session, _) => session.Model, CancellationToken.None);

    public static TrainingRequest Training(long steps) => new(
        new TrainingPlanner().Plan(2, FluxPresets.Portrait, new TrainingOverrides
        {
            Steps = steps,
            SubjectClass = "toy",
            Lora = FluxPresets.Portrait.Lora with { Rank = 2, Alpha = 2, BatchSize = 1, LearningRate = 1e-2 },
        }),
        [Photo("a.png", 20), Photo("b.png", 220)])
    { Options = new TrainingOptions { AspectBuckets = false } };

    public void Dispose()
    {
        foreach (var engine in _engines) engine.Dispose();
        Files.Dispose();
    }

    private static TrainingImage Photo(string name, byte shade)
    {
        var rgba = Enumerable.Range(0, 40 * 40).SelectMany(i => new byte[] { (byte)(i % 40 * 6), shade, (byte)(i / 40 * 6), 255 }).ToArray();
        return TrainingImage.FromBytes(name, PictureCodec.EncodePng(new Picture(40, 40, rgba)));
    }

    private T Added<T>(T engine)
        where T : InProcessEngine
    {
        _engines.Add(engine);
        return engine;
    }
}
