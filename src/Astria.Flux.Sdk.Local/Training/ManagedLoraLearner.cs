using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Models;

namespace Astria.Flux.Local.Training;

/// <summary>Teaches a LoRA on the managed engine: forward, back, AdamW. The base stays frozen; disposing takes the LoRA off.</summary>
internal sealed unsafe class ManagedLoraLearner : ILoraLearner
{
    // What models with distilled guidance are told while they learn: ai-toolkit, kohya's recipes and SimpleTuner agree on 1.
    private const float TrainingGuidance = 1;

    private readonly LocalModel _model;
    private readonly bool _recompute;
    private readonly WorkerPool _pool;
    private readonly Arena _arena;
    private readonly TrainableLora _lora;
    private readonly Tensor[] _parameters;
    private readonly AdamW _optimiser;
    private readonly RunningAverage? _average;
    private readonly CaptionCache _captions;

    public ManagedLoraLearner(LocalModel model, WorkerPool pool, Arena arena, LoraSettings settings)
    {
        _model = model;
        _recompute = settings.Recompute;
        _pool = pool;
        _arena = arena;
        _lora = ModelAdapters.AttachNew(model.Transformer, settings.Targets, settings.Rank, settings.Alpha, settings.Seed);
        _parameters = [.. _lora.Parameters];
        _optimiser = new AdamW(_parameters, settings.WeightDecay);
        _average = settings.AverageDecay is { } decay ? new RunningAverage(_parameters, decay) : null;
        _captions = new CaptionCache(model.Text, pool);
    }

    public double[] Learn(TrainingBatch batch, float share)
    {
        var tape = new Tape(_pool, _arena, recording: true) { Recompute = _recompute };
        var output = Forward(tape, batch);
        var losses = SquaredError.Backward(tape, output, batch.Flow.Target, batch.Captions.Count, batch.Weights, share);
        tape.Backward();
        tape.Reset();
        return losses;
    }

    public float[] Predict(TrainingBatch batch, bool adapted)
    {
        if (!adapted) ModelAdapters.DetachAll(_model.Transformer);
        try
        {
            var tape = new Tape(_pool, _arena, recording: false);
            var said = Forward(tape, batch).Span.ToArray();
            tape.Reset();
            return said;
        }
        finally
        {
            if (!adapted) _lora.AttachTo(_model.Transformer);
        }
    }

    public void Apply(float learningRate, float longestGradient)
    {
        _optimiser.Update(_pool, learningRate, ClipFactor(longestGradient));
        foreach (var parameter in _parameters) parameter.ReleaseGradient(_arena);
        _average?.Add(_optimiser.Updates);
    }

    public LoraWeights ToWeights()
    {
        if (_average is null) return _lora.ToWeights();
        Exchange();
        var weights = _lora.ToWeights();
        Exchange();
        return weights;
    }

    public IEnumerable<(string Name, float[] Values)> Save() => State().Select(part => (part.Name, part.Values.Span.ToArray()));

    public void Restore(int updates, Func<string, float[]> read)
    {
        foreach (var (name, values) in State()) read(name).CopyTo(values.Span);
        _optimiser.Updates = updates;
    }

    public void Dispose() => ModelAdapters.DetachAll(_model.Transformer);

    private IEnumerable<(string Name, FloatBuffer Values)> State()
    {
        FloatBuffer[] moments = [.. _optimiser.State];
        var names = _lora.Names.ToList();
        for (var i = 0; i < _parameters.Length; i++)
        {
            yield return ($"{names[i]}.weight", _parameters[i].Buffer);
            yield return ($"{names[i]}.mean", moments[i]);
            yield return ($"{names[i]}.square", moments[_parameters.Length + i]);
            if (_average is not null) yield return ($"{names[i]}.average", _average.Values[i]);
        }
    }

    private void Exchange()
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            var kept = _average!.Values[i].Span.ToArray();
            _parameters[i].Span.CopyTo(_average.Values[i].Span);
            kept.CopyTo(_parameters[i].Span);
        }
    }

    private float ClipFactor(float longest)
    {
        double squares = 0;
        foreach (var parameter in _parameters)
        {
            if (parameter.HasGradient) squares += Rows.Dot(parameter.Gradient, parameter.Gradient, parameter.Length);
        }

        var length = Math.Sqrt(squares);
        return length > longest ? (float)(longest / length) : 1;
    }

    private Tensor Forward(Tape tape, TrainingBatch batch)
    {
        var samples = batch.Captions.Count;
        var (text, pooled) = _captions.Batch(tape, batch.Captions);
        var image = tape.New(samples * batch.Grid.Count, _model.Transformer.Config.InChannels);
        batch.Flow.Noisy.CopyTo(image.Span);
        var input = new FluxInput
        {
            Samples = samples,
            ImagePositions = batch.Grid.Positions(),
            TextPositions = new float[3 * _model.Text.Tokens],
            Times = batch.Flow.Times,
            Guidance = _model.Transformer.Config.GuidanceEmbedding ? [.. Enumerable.Repeat(TrainingGuidance, samples)] : null,
        };
        return _model.Transformer.Forward(tape, input, image, text, pooled);
    }
}
