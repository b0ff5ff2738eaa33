using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Weights;
using Astria.Flux.Presets;
using BenchmarkDotNet.Attributes;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>The bundled model on eight pictures (a training step's batch): what the way back and a LoRA cost beside the way forward alone.</summary>
public class TrainingStepBenchmarks
{
    private const int Samples = 8;

    private readonly WorkerPool _pool = new(2);
    private readonly Arena _arena = new();
    private LocalModel _model = null!;
    private TrainableLora _lora = null!;
    private TokenGrid _grid;

    [GlobalSetup]
    public void Load()
    {
        using var file = SafetensorsFile.OpenResource("flux-small.safetensors");
        _model = SmallModel.Load(file);
        _grid = new TokenGrid(_model.Resolution / _model.TokenSide, _model.Resolution / _model.TokenSide);
    }

    [GlobalCleanup]
    public void Stop() => _pool.Dispose();

    [IterationSetup(Targets = [nameof(Forward), nameof(SamplingStepOfOnePicture)])]
    public void TakeOff() => ModelAdapters.DetachAll(_model.Transformer);

    [IterationSetup(Target = nameof(ForwardAndBackwardWithLora))]
    public void PutOn()
    {
        TakeOff();
        _lora = ModelAdapters.AttachNew(_model.Transformer, LoraTargetSet.Portrait, 16, 16, 1);
    }

    [Benchmark(Baseline = true)]
    public void Forward() => Run(Samples, recording: false);

    [Benchmark]
    public void ForwardAndBackwardWithLora()
    {
        Run(Samples, recording: true);
        foreach (var parameter in _lora.Parameters) parameter.ReleaseGradient(_arena);
    }

    [Benchmark]
    public void SamplingStepOfOnePicture() => Run(2, recording: false);

    private void Run(int samples, bool recording)
    {
        var tape = new Tape(_pool, _arena, recording);
        var (text, pooled) = _model.Text.Encode(tape, [.. Enumerable.Repeat("red apple", samples)]);
        var image = tape.New(samples * _grid.Count, _model.Transformer.Config.InChannels);
        new FluxRandom(1).FillNormal(image.Span);
        var output = _model.Transformer.Forward(
            tape,
            new FluxInput { Samples = samples, ImagePositions = _grid.Positions(), TextPositions = new float[3 * _model.Text.Tokens], Times = [.. Enumerable.Repeat(0.5f, samples)] },
            image,
            text,
            pooled);
        if (recording)
        {
            SquaredError.Backward(tape, output, new float[output.Length]);
            tape.Backward();
        }

        tape.Reset();
    }
}
