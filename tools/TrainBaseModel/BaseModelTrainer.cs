using System.Diagnostics;
using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Text;
using Astria.Flux.Local.Training;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>The training loop of the bundled model: rectified flow, Muon on the blocks' matrices and AdamW on the rest, a running average of the weights.</summary>
internal sealed class BaseModelTrainer : IDisposable
{
    private const long Seed = 20261124;
    private const int StepsBetweenReports = 25;
    private const int StepsBetweenCheckpoints = 100;
    private const int StepsBetweenGrids = 300;
    private const int WarmUp = 100;
    private const float MuonWeightDecay = 0.05f;
    private const double CoolDown = 0.35;

    private readonly TrainingSettings _settings;
    private readonly IconSet _icons;
    private readonly LocalModel _model;
    private readonly WorkerPool _pool;
    private readonly Arena _arena = new();
    private readonly Muon _muon;
    private readonly AdamW _adam;
    private readonly Dictionary<string, Tensor> _parameters;
    private readonly WeightAverage _average;
    private readonly TokenGrid _grid;
    private readonly TrainingCheckpoint _checkpoint;
    private readonly LossCurve _curve;

    public BaseModelTrainer(TrainingSettings settings)
    {
        _settings = settings;
        Directory.CreateDirectory(settings.Work);
        _curve = new LossCurve(settings.Work);
        _icons = new IconSet(settings.Pictures, settings.List);
        Console.WriteLine($"{_icons.Count} pictures");
        _pool = new WorkerPool(settings.Threads);
        _model = Begin(settings, _icons);
        var side = IconSet.Side / _model.TokenSide;
        _grid = new TokenGrid(side, side);
        var text = (WordPieceEncoder)_model.Text;
        _parameters = new Dictionary<string, Tensor>(_model.Transformer.Parameters, StringComparer.Ordinal) { [WordPieceEncoder.PiecesName] = text.Pieces, [WordPieceEncoder.PlacesName] = text.Places };
        _muon = new Muon(_parameters.Where(p => IsBlockMatrix(p.Key, p.Value)).Select(p => p.Value));
        _adam = new AdamW(_parameters.Where(p => !IsBlockMatrix(p.Key, p.Value)).Select(p => p.Value), weightDecay: 0);
        _average = new WeightAverage(_parameters);
        _checkpoint = new TrainingCheckpoint(Path.Combine(settings.Work, "checkpoint.safetensors"), _parameters, _average, [.. _muon.State, .. _adam.State]);
        Console.WriteLine($"{_parameters.Values.Sum(p => (long)p.Length):N0} weights, {_muon.Parameters.Sum(p => (long)p.Length):N0} of them by Muon");
    }

    public void Run(CancellationToken stop)
    {
        var (step, before) = _checkpoint.TryRestore();
        _adam.Updates = step;
        if (step > 0) Console.WriteLine($"going on from step {step}, {before.TotalMinutes:F1} minutes in");
        var clock = Stopwatch.StartNew();
        Show($"grid-{step:D6}.png");
        var losses = new List<double>();
        while (true)
        {
            var elapsed = before + clock.Elapsed;
            var progress = elapsed / _settings.Duration;
            if (progress >= 1 || stop.IsCancellationRequested) break;
            var rate = _settings.LearningRate * (float)(Math.Min(1.0, (step + 1.0) / WarmUp) * Math.Min(1.0, (1 - progress) / CoolDown));
            losses.Add(Step(step, rate));
            step++;
            if (step % StepsBetweenReports == 0)
            {
                _curve.Add(step, losses.Average(), rate, elapsed);
                losses.Clear();
            }

            if (step % StepsBetweenCheckpoints == 0) _checkpoint.Save(step, before + clock.Elapsed);
            if (step % StepsBetweenGrids == 0) Show($"grid-{step:D6}.png");
        }

        _checkpoint.Save(step, before + clock.Elapsed);
        SmallModel.Save(_model, _settings.Export, (name, _) => _average.Values(name));
        Show("grid-final.png");
        Console.WriteLine($"step {step}: wrote {_settings.Export}");
    }

    public void Dispose() => _pool.Dispose();

    private void Show(string grid)
    {
        SampleGrid.Write(Path.Combine(_settings.Work, grid), _model, _average, _parameters, _pool, _arena);
        _curve.Draw();
    }

    private static bool IsBlockMatrix(string name, Tensor tensor) =>
        tensor.Rows > 1 && name.Contains("_blocks.", StringComparison.Ordinal) && !name.Contains("mod", StringComparison.Ordinal);

    // What a run began with is kept beside its checkpoints, which hold neither the autoencoder nor the shape.
    private static LocalModel Begin(TrainingSettings settings, IconSet icons)
    {
        var beginning = Path.Combine(settings.Work, "beginning.safetensors");
        if (!File.Exists(beginning))
        {
            if (settings.StartFrom is not null) File.Copy(settings.StartFrom, beginning);
            else SmallModel.Save(BaseModel.Create(PrincipalComponents.Fit(icons, BaseModel.PatchSide, BaseModel.LatentChannels, Seed), icons.Captions, Seed), beginning, (_, tensor) => tensor.Span.ToArray());
        }

        using var file = SafetensorsFile.Open(beginning);
        var model = SmallModel.Load(file);
        var text = (WordPieceEncoder)model.Text;
        foreach (var tensor in model.Transformer.Parameters.Values) tensor.RequiresGradient = true;
        text.Pieces.RequiresGradient = true;
        text.Places.RequiresGradient = true;
        return SmallModel.Create(model.Transformer, text, (PatchAutoEncoder)model.AutoEncoder, model.Resolution, icons.Captions);
    }

    private double Step(int step, float rate)
    {
        var batch = _settings.Batch;
        var random = new FluxRandom(Seed, stream: 1000 + step);
        var captions = new string[batch];
        var width = _model.Transformer.Config.InChannels;
        var length = _grid.Count * width;
        var clean = new float[batch * length];
        var latents = new float[batch][];
        var pictures = new float[batch][];
        for (var i = 0; i < batch; i++) (captions[i], pictures[i]) = _icons.Draw(ref random);
        _pool.For(batch, i =>
        {
            latents[i] = _model.AutoEncoder.Encode(pictures[i], IconSet.Side, IconSet.Side);
            _grid.Pack(latents[i], _model.AutoEncoder.Channels, clean.AsSpan(i * length, length));
        });
        var flow = FlowMatchBatch.Draw(clean, batch, ref random);

        var tape = new Tape(_pool, _arena, recording: true);
        var (text, pooled) = _model.Text.Encode(tape, captions);
        var image = tape.New(batch * _grid.Count, width);
        flow.Noisy.CopyTo(image.Span);
        var input = new FluxInput
        {
            Samples = batch,
            ImagePositions = _grid.Positions(),
            TextPositions = new float[3 * _model.Text.Tokens],
            Times = flow.Times,
        };
        var output = _model.Transformer.Forward(tape, input, image, text, pooled);
        var loss = SquaredError.Backward(tape, output, flow.Target);
        tape.Backward();
        tape.Reset();

        var factor = ClipFactor();
        _adam.Update(_pool, rate, factor);
        _muon.Update(_pool, _arena, rate, MuonWeightDecay);
        foreach (var parameter in _parameters.Values) parameter.ReleaseGradient(_arena);
        _average.Add(step);
        return loss;
    }

    // Muon's step does not depend on the gradient's length; this guards what AdamW updates.
    private unsafe float ClipFactor()
    {
        double squares = 0;
        foreach (var parameter in _adam.Parameters)
        {
            if (parameter.HasGradient) squares += Rows.Dot(parameter.Gradient, parameter.Gradient, parameter.Length);
        }

        return (float)Math.Min(1, 1 / Math.Sqrt(squares + 1e-12));
    }
}
