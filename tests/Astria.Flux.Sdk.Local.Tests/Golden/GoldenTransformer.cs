using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>One golden case: the reference's weights in our model, its inputs, and what it said.</summary>
internal sealed class GoldenTransformer : IDisposable
{
    private readonly SafetensorsFile _file;
    private readonly WorkerPool _pool;

    public GoldenTransformer(string fileName, int threads = 2, bool frozen = false)
    {
        _file = SafetensorsFile.Open(GoldenData.PathOf(fileName));
        _pool = new WorkerPool(threads);
        var axes = JsonSerializer.Deserialize<int[]>(_file.Metadata["axes"])!;
        var shapes = _file.Tensors.Where(t => t.Key.StartsWith("w.", StringComparison.Ordinal))
            .ToDictionary(t => t.Key[2..], t => t.Value.Shape, StringComparer.Ordinal);
        Config = FluxConfig.Infer(shapes, axes);
        Model = new ManagedFluxModel(Config, shapes.ToDictionary(
            s => s.Key,
            s => Tensor.Parameter(_file.ReadFloats("w." + s.Key), s.Value.Count == 2 ? s.Value[0] : 1, s.Value[^1], !frozen),
            StringComparer.Ordinal));
    }

    public FluxConfig Config { get; }

    public ManagedFluxModel Model { get; }

    public IReadOnlyDictionary<string, string> Metadata => _file.Metadata;

    public Arena Arena { get; } = new();

    public IEnumerable<string> GradientNames => _file.Tensors.Keys.Where(k => k.StartsWith("grad.", StringComparison.Ordinal) && k != "grad.in.img").Select(k => k[5..]);

    public int Samples => _file.Tensors["in.img"].Shape[0];

    public float[] Read(string name) => _file.ReadFloats(name);

    public int[] Shape(string name) => [.. _file.Tensors[name].Shape];

    public Tape NewTape(bool recording) => new(_pool, Arena, recording);

    public Tensor Image(bool requiresGradient) => Input("in.img", requiresGradient);

    public Tensor Forward(Tape tape, Tensor image)
    {
        var samples = Samples;
        var positions = Read("in.img_ids");
        var textPositions = Read("in.txt_ids");
        var input = new FluxInput
        {
            Samples = samples,
            ImagePositions = positions[..(positions.Length / samples)],
            TextPositions = textPositions[..(textPositions.Length / samples)],
            Times = Read("in.t"),
            Guidance = Config.GuidanceEmbedding ? Read("in.guidance") : null,
        };
        return Model.Forward(tape, input, image, Input("in.txt"), Input("in.y"));
    }

    /// <summary>The model's velocity for the first sample's text, as the sampling loop asks for it.</summary>
    public float[] VelocityOfFirst(float[] image, float time)
    {
        var text = Read("in.txt");
        var pooled = Read("in.y");
        var positions = Read("in.img_ids");
        var textPositions = Read("in.txt_ids");
        var tape = NewTape(recording: false);
        var output = Model.Forward(
            tape,
            new FluxInput
            {
                Samples = 1,
                ImagePositions = positions[..(positions.Length / Samples)],
                TextPositions = textPositions[..(textPositions.Length / Samples)],
                Times = [time],
                Guidance = Config.GuidanceEmbedding ? [float.Parse(Metadata["guidance"], CultureInfo.InvariantCulture)] : null,
            },
            Tensor.Parameter(image, image.Length / Config.InChannels, Config.InChannels, false),
            Tensor.Parameter(text.AsSpan(0, text.Length / Samples), Shape("in.txt")[1], Config.ContextSize, false),
            Tensor.Parameter(pooled.AsSpan(0, pooled.Length / Samples), 1, Config.VectorSize, false));
        var velocity = output.Span.ToArray();
        tape.Reset();
        return velocity;
    }

    public void Dispose()
    {
        _pool.Dispose();
        _file.Dispose();
    }

    private Tensor Input(string name, bool requiresGradient = false)
    {
        var values = Read(name);
        var width = Shape(name)[^1];
        return Tensor.Parameter(values, values.Length / width, width, requiresGradient);
    }
}
