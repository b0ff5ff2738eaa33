using System.Security.Cryptography;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Training;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Engine;

/// <summary>The managed engine: its model and its threads; each piece of work has memory of its own.</summary>
internal sealed class LocalEngine : InProcessEngine
{
    private const string BundledModel = "flux-small.safetensors";

    // 32 × 32 tokens are 256 × 256 pixels of the bundled model.
    private const int LargestTokenGrid = 1024;

    private readonly WorkerPool _pool;
    private readonly Lazy<LocalModel> _model;
    private readonly Lazy<string> _hash;

    public LocalEngine(LocalEngineOptions options)
        : base(Checked(options).WorkDirectory)
    {
        Defaults = new EngineDefaults
        {
            TrainingSteps = options.DefaultTrainingSteps,
            SamplingSteps = options.DefaultSamplingSteps,
            Guidance = options.DefaultGuidance,
            PriorPictures = options.PriorPictures,
            LearningRateScale = options.LearningRateScale,
            Recompute = options.Recompute,
            LargestTokenGrid = LargestTokenGrid,
        };
        _pool = new WorkerPool(options.Threads);
        _model = new Lazy<LocalModel>(
            () =>
            {
                using var file = options.ModelPath is null ? SafetensorsFile.OpenResource(BundledModel) : SafetensorsFile.Open(options.ModelPath);
                return LocalModel.Load(file);
            },
            LazyThreadSafetyMode.PublicationOnly);
        _hash = new Lazy<string>(
            () =>
            {
                using var content = options.ModelPath is null ? typeof(LocalEngine).Assembly.GetManifestResourceStream(BundledModel)! : File.OpenRead(options.ModelPath);
                return Convert.ToHexStringLower(SHA256.HashData(content));
            },
            LazyThreadSafetyMode.PublicationOnly);
    }

    public override EngineDefaults Defaults { get; }

    protected override EngineSession Open()
    {
        var arena = new Arena();
        return new EngineSession(new ManagedModel(_model.Value, _pool, arena), settings => new ManagedLoraLearner(_model.Value, _pool, arena, settings), Defaults, _hash);
    }

    protected override void Release() => _pool.Dispose();

    private static LocalEngineOptions Checked(LocalEngineOptions options) =>
        options.Validate() is { Count: > 0 } faults ? throw new FluxPolicyException("The embedded engine can't be set up like this.", faults) : options;
}
