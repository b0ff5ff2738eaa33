using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Training;
using Astria.Flux.Torch.Adapters;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Transformer;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Training;

/// <summary>Teaches a LoRA on TorchSharp: forward, back, AdamW, over a frozen base of whatever form. Disposing takes the LoRA off.</summary>
internal sealed class TorchLoraLearner : ILoraLearner
{
    // What models with distilled guidance are told while they learn: ai-toolkit, kohya's recipes and SimpleTuner agree on 1.
    private const float TrainingGuidance = 1;

    private readonly TorchFluxModel _model;
    private readonly bool _recompute;
    private readonly Func<string, CaptionEmbedding> _captions;
    private readonly TorchTrainableLora _lora;
    private readonly TorchAdamW _optimiser;
    private readonly TorchRunningAverage? _average;

    /// <summary>Puts a new LoRA on a model.</summary>
    /// <param name="model">The model, with no LoRA on it.</param>
    /// <param name="captions">What the text encoders made of a caption.</param>
    /// <param name="settings">How it is taught.</param>
    public TorchLoraLearner(TorchFluxModel model, Func<string, CaptionEmbedding> captions, LoraSettings settings)
    {
        _model = model;
        _captions = captions;
        _recompute = settings.Recompute;
        _lora = TorchAdapters.New(model, settings.Targets, settings.Rank, settings.Alpha, settings.Seed);
        _optimiser = new TorchAdamW(_lora.Parameters, settings.WeightDecay);
        _average = settings.AverageDecay is { } decay ? new TorchRunningAverage(_lora.Parameters, decay) : null;
    }

    public double[] Learn(TrainingBatch batch, float share)
    {
        using var scope = NewDisposeScope();
        using Scalar counts = share;
        var (input, image, text, pooled) = Read(batch);
        double[] losses = [];
        if (_recompute) BlockwiseBackward.Run(_model, input, image, text, pooled, Loss);
        else Loss(_model.Forward(input, image, text, pooled)).backward();
        foreach (var weight in _model.Weights.Matrices.Values.OfType<QuantizedWeight>()) weight.ThrowIfFaulty();
        return losses;

        Tensor Loss(Tensor output)
        {
            var difference = output.to(ScalarType.Float32).add(Tokens(batch.Flow.Target, batch), Quantization.Numbers.MinusOne);
            difference = difference * difference;
            if (batch.Weights is { } weights) difference = difference * tensor(weights, device: _model.Device).reshape(output.shape[0], -1, 1);
            var means = difference.mean([1, 2]);
            losses = [.. means.detach().to(ScalarType.Float64).cpu().data<double>()];
            return means.mean() * counts;
        }
    }

    public float[] Predict(TrainingBatch batch, bool adapted)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (!adapted) _lora.Detach();
        try
        {
            var (input, image, text, pooled) = Read(batch);
            return Numbers(_model.Forward(input, image, text, pooled));
        }
        finally
        {
            if (!adapted) _lora.Attach();
        }
    }

    public void Apply(float learningRate, float longestGradient)
    {
        _optimiser.Update(learningRate, longestGradient);
        _average?.Add(_optimiser.Updates);
    }

    public LoraWeights ToWeights() => _lora.ToWeights([.. (_average?.Values ?? _lora.Parameters).Select(Numbers)]);

    public IEnumerable<(string Name, float[] Values)> Save() => State().Select(part => (part.Name, Numbers(part.Values)));

    public void Restore(int updates, Func<string, float[]> read)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        foreach (var (name, values) in State()) values.copy_(tensor(read(name)).reshape(values.shape));
        _optimiser.Updates = updates;
    }

    public void Dispose()
    {
        _lora.Dispose();
        _optimiser.Dispose();
        _average?.Dispose();
    }

    private static float[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return [.. tensor.detach().to(ScalarType.Float32).cpu().contiguous().data<float>()];
    }

    private IEnumerable<(string Name, Tensor Values)> State()
    {
        for (var i = 0; i < _lora.Parameters.Count; i++)
        {
            yield return ($"{_lora.Names[i]}.weight", _lora.Parameters[i]);
            yield return ($"{_lora.Names[i]}.mean", _optimiser.First[i]);
            yield return ($"{_lora.Names[i]}.square", _optimiser.Second[i]);
            if (_average is not null) yield return ($"{_lora.Names[i]}.average", _average.Values[i]);
        }
    }

    private (FluxInput Input, Tensor Image, Tensor Text, Tensor Pooled) Read(TrainingBatch batch)
    {
        var samples = batch.Captions.Count;
        var captions = batch.Captions.Select(_captions).ToList();
        var text = Stack(captions.ConvertAll(caption => caption.Tokens)).reshape(samples, -1, _model.Config.ContextSize);
        var input = new FluxInput
        {
            Samples = samples,
            ImagePositions = batch.Grid.Positions(),
            TextPositions = new float[3 * text.shape[1]],
            Times = batch.Flow.Times,
            Guidance = _model.Config.GuidanceEmbedding ? [.. Enumerable.Repeat(TrainingGuidance, samples)] : null,
        };
        return (input, Tokens(batch.Flow.Noisy, batch), text, Stack(captions.ConvertAll(caption => caption.Pooled)));
    }

    private Tensor Tokens(float[] values, TrainingBatch batch) => tensor(values, device: _model.Device).reshape(batch.Captions.Count, batch.Grid.Count, -1);

    private Tensor Stack(List<float[]> rows) => stack([.. rows.Select(row => tensor(row))]).to(_model.Type, _model.Device);
}
