using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Engine;

/// <summary>The managed engine: its model and its threads; each piece of work has memory of its own.</summary>
internal sealed class LocalEngine : InProcessEngine
{
    private readonly string? _path;
    private readonly WorkerPool _pool;
    private readonly Lazy<LocalModel> _model;
    private readonly Lazy<string> _hash;

    public LocalEngine(LocalEngineOptions options)
        : base(Checked(options).WorkDirectory)
    {
        (_path, LeastFreeBytes) = (options.ModelPath, options.LeastFreeBytes);
        Defaults = new EngineDefaults
        {
            TrainingSteps = options.DefaultTrainingSteps,
            SamplingSteps = options.DefaultSamplingSteps,
            Guidance = options.DefaultGuidance,
            PriorPictures = options.PriorPictures,
            LearningRateScale = options.RateFactor,
            Recompute = options.Recompute,
        };
        _pool = new WorkerPool(options.Threads);
        var source = new ModelSource(options.ModelPath);
        _model = new Lazy<LocalModel>(() => source.Load(_pool), LazyThreadSafetyMode.PublicationOnly);
        _hash = new Lazy<string>(source.Hash, LazyThreadSafetyMode.PublicationOnly);
    }

    public override EngineDefaults Defaults { get; }

    public override bool HasModel => _path is null || Path.Exists(_path);

    public override long LeastFreeBytes { get; }

    public override void LoadModel() => _ = _model.Value;

    protected override EngineSession Open(CancellationToken cancellationToken)
    {
        var arena = new Arena();
        return new EngineSession(new ManagedModel(_model.Value, _pool, arena), settings => new ManagedLoraLearner(_model.Value, _pool, arena, settings), Defaults, _hash);
    }

    protected override void Release() => _pool.Dispose();

    private static LocalEngineOptions Checked(LocalEngineOptions options) =>
        options.Validate() is { Count: > 0 } faults ? throw new FluxPolicyException("The embedded engine can't be set up like this.", faults) : options;
}
