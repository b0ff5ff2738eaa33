using Astria.Flux.Local.Engine;
using Astria.Flux.Torch.Devices;
using Astria.Flux.Torch.Models;

namespace Astria.Flux.Torch.Engine;

/// <summary>The engine for FLUX.1 at full size: its model on its device.</summary>
internal sealed class TorchEngine : InProcessEngine
{
    private readonly TorchEngineOptions _options;
    private readonly ModelFiles _files;
    private readonly Lazy<TorchModel> _model;
    private readonly Lazy<string> _hash;

    public TorchEngine(TorchEngineOptions options)
        : base(Checked(options).WorkDirectory)
    {
        _options = options;
        _files = new ModelFiles(options);
        Defaults = new EngineDefaults
        {
            TrainingSteps = options.DefaultTrainingSteps,
            SamplingSteps = options.DefaultSamplingSteps,
            Guidance = options.DefaultGuidance,
            PriorPictures = options.PriorPictures,
            LearningRateScale = options.LearningRateScale,
            Recompute = options.Recompute,
            AspectBuckets = true,
            Resolutions = options.Resolutions,
        };
        _model = new Lazy<TorchModel>(NewModel, LazyThreadSafetyMode.PublicationOnly);
        _hash = new Lazy<string>(_files.Hash, LazyThreadSafetyMode.PublicationOnly);
    }

    public override EngineDefaults Defaults { get; }

    public override bool HasModel => !_files.Faults().Any();

    public override long LeastFreeBytes => _options.LeastFreeBytes;

    /// <summary>Finds the device and looks at the heads of the model's files; the numbers are read when they are needed.</summary>
    public override void LoadModel() => _ = _model.Value;

    protected override EngineSession Open(CancellationToken cancellationToken)
    {
        var model = _model.Value;
        model.Begin(cancellationToken);
        return new EngineSession(model, model.NewLearner, Defaults, _hash) { Facts = model.Facts };
    }

    protected override FluxException? Explain(Exception error) => TorchErrors.Explain(error);

    protected override void Rest()
    {
        if (_model.IsValueCreated) _model.Value.Rest();
    }

    protected override void Release()
    {
        if (_model.IsValueCreated) _model.Value.Dispose();
    }

    private static TorchEngineOptions Checked(TorchEngineOptions options) =>
        options.Validate() is { Count: > 0 } faults ? throw new FluxPolicyException("The engine for FLUX.1 can't be set up like this.", faults) : options;

    private TorchModel NewModel()
    {
        var device = TorchDevices.Find(_options.Device);
        var parts = ModelParts.Of(_files);
        ModelLicences.ThrowIfNotAccepted(parts.Transformer, _options.AcceptLicense);
        return new TorchModel(_files, parts, _options, device);
    }
}
