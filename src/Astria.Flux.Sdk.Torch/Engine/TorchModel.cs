using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Training;
using Astria.Flux.Torch.Adapters;
using Astria.Flux.Torch.AutoEncoders;
using Astria.Flux.Torch.Devices;
using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Models;
using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Telemetry;
using Astria.Flux.Torch.Training;
using Astria.Flux.Torch.Transformer;
using Astria.Flux.Torch.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Engine;

/// <summary>
/// FLUX.1 on a device. The transformer is loaded when it is first asked and stays; the text encoders are there while they read, the
/// autoencoder while it is needed.
/// </summary>
internal sealed class TorchModel : IFluxModel, IDisposable
{
    // What T5 computes with beside its weights, for one prompt; an allowance.
    private const long TextWorkspace = 1_500_000_000;

    private readonly ModelFiles _files;
    private readonly ModelParts _parts;
    private readonly TorchEngineOptions _options;
    private readonly Device _device;
    private readonly ScalarType _type;
    private readonly PromptCache _prompts = new();
    private readonly OnDemandAutoEncoder _autoEncoder;
    private CancellationToken _stop;
    private TorchFluxModel? _transformer;
    private TorchAdapters? _adapters;

    public TorchModel(ModelFiles files, ModelParts parts, TorchEngineOptions options, Device device)
    {
        (_files, _parts, _options, _device) = (files, parts, options, device);
        var half = options.Precision == TorchPrecision.BFloat16 || (options.Precision == TorchPrecision.Auto && device.type == DeviceType.CUDA);
        _type = half ? ScalarType.BFloat16 : ScalarType.Float32;
        _autoEncoder = new OnDemandAutoEncoder(parts.AutoEncoder, LoadAutoEncoder);
    }

    public FluxConfig Config => _parts.Transformer;

    public IAutoEncoder AutoEncoder => _autoEncoder;

    public int Resolution => _parts.Resolution;

    // More would take more memory, and a GPU is busy with one.
    public int PicturesAtOnce => 1;

    public ModelHabits Habits => _parts.Habits;

    public IReadOnlyList<string> Captions => [];

    /// <summary>What a training depends on beside files and job.</summary>
    public IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>(StringComparer.Ordinal) { ["the base's numbers"] = $"{_options.Weights} of {_type}" };

    /// <summary>Parts that are on the device now.</summary>
    public IEnumerable<string> Loaded => [.. _transformer is null ? (string[])[] : [FluxFolder.Transformer], .. _autoEncoder.IsLoaded ? (string[])[FluxFolder.AutoEncoder] : []];

    /// <summary>A piece of work begins.</summary>
    /// <param name="stop">Stops whatever is loaded or computed for it.</param>
    public void Begin(CancellationToken stop) => _stop = stop;

    /// <summary>A piece of work is over: what the next one is likely to need stays.</summary>
    public void Rest()
    {
        DetachAll();
        _autoEncoder.Release();
        _prompts.Trim();
    }

    public void Foresee(IReadOnlyCollection<string> prompts, string? keptAt, CancellationToken cancellationToken)
    {
        // Photos are encoded by now, or will be drawn only later.
        _autoEncoder.Release();
        var folder = keptAt is null ? null : new PromptFolder(keptAt, _parts, _type);
        var missing = _prompts.Missing(prompts);
        TorchTelemetry.PromptsRead(prompts.Count - missing.Count, "memory");
        foreach (var prompt in missing.ToList())
        {
            if (folder?.TryRead(prompt) is not { } found) continue;
            _prompts[prompt] = found;
            missing.Remove(prompt);
            TorchTelemetry.PromptsRead(1, "disk");
        }

        if (missing.Count == 0) return;
        if (!HasRoomForText()) Unload();
        new PromptReader(_files, _parts, _device, _type).Read(missing, Keep, cancellationToken);
        TorchTelemetry.PromptsRead(missing.Count, "encoders");

        void Keep(string prompt, CaptionEmbedding read)
        {
            _prompts[prompt] = read;
            folder?.Save(prompt, read);
        }
    }

    public IVelocityField Read(IReadOnlyList<string> prompts, TokenGrid grid)
    {
        var read = prompts.Select(Embedding).ToList();
        var side = ((IFluxModel)this).TokenSide;
        ThrowIfTooLarge(request => request with { Training = false, Batch = prompts.Count, Width = grid.Columns * side, Height = grid.Rows * side });
        return new TorchVelocityField(Transformer(), read, grid);
    }

    public void Attach(LoraWeights lora, float weight) => (_adapters ??= new TorchAdapters(Transformer())).Attach(lora, weight);

    public void DetachAll()
    {
        _adapters?.Dispose();
        _adapters = null;
    }

    /// <summary>Puts a new LoRA on the model, to be trained.</summary>
    public ILoraLearner NewLearner(LoraSettings settings)
    {
        // What the photos were encoded with is not needed until a preview is drawn.
        _autoEncoder.Release();
        var side = _options.Resolutions.Max();
        ThrowIfTooLarge(request => request with
        {
            Training = true,
            Batch = settings.Batch,
            Width = side,
            Height = side,
            Rank = settings.Rank,
            Targets = settings.Targets,
            Recompute = settings.Recompute,
            KeepsAverage = settings.AverageDecay is not null,
        });
        return new TorchLoraLearner(Transformer(), Embedding, settings);
    }

    public void Dispose()
    {
        Rest();
        Unload();
        _autoEncoder.Dispose();
    }

    private CaptionEmbedding Embedding(string prompt)
    {
        if (_prompts.Missing([prompt]).Count > 0) Foresee([prompt], null, _stop);
        return _prompts[prompt];
    }

    private TorchFluxModel Transformer() => _transformer ??= TorchTelemetry.Load(FluxFolder.Transformer, _device.ToString(), () =>
    {
        using var file = _files.Open(FluxFolder.Transformer);
        return TorchCheckpoint.Load(file, _device, _type, _options.Weights, _parts.Transformer.Axes, progress: null, _stop);
    });

    private TorchAutoEncoder LoadAutoEncoder() => TorchTelemetry.Load(FluxFolder.AutoEncoder, _device.ToString(), () =>
    {
        using var file = _files.Open(FluxFolder.AutoEncoder);
        return new TorchAutoEncoder(new NetworkReader(file, _device, _type, theirs: DiffusersAutoEncoder.NamesIn(file, "")), _parts.AutoEncoder, _parts.Latents.Scale, _parts.Latents.Shift);
    });

    // Where nobody can tell, a processor's memory is taken to be enough, and a GPU's not.
    private bool HasRoomForText()
    {
        if (_transformer is null || _adapters is not null || _device.type != DeviceType.CUDA) return true;
        return TorchDevices.MemoryOf(_device) is { } memory && memory.FreeBytes > _parts.T5Bytes + TextWorkspace;
    }

    private void ThrowIfTooLarge(Func<MemoryRequest, MemoryRequest> of)
    {
        // Once the transformer is there, what is free says nothing about what is needed.
        if (_transformer is not null || TorchDevices.MemoryOf(_device) is not { } memory) return;
        var plan = MemoryPlanner.Plan(of(new MemoryRequest { DeviceBytes = memory.FreeBytes, Weights = _options.Weights, TextTokens = _parts.TextTokens }), _parts.Transformer);
        if (!plan.Fits) throw new TorchOutOfMemoryException($"{memory.Name} has too little free memory for this, as computed before anything was loaded:\n{plan}");
    }

    private void Unload()
    {
        _transformer?.Dispose();
        _transformer = null;
    }
}
