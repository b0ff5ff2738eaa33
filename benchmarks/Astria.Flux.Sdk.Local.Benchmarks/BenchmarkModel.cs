using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Benchmarks;

/// <summary>A FLUX transformer of a given size with random weights, and one batch to run it on.</summary>
internal sealed class BenchmarkModel : IDisposable
{
    private readonly WorkerPool _pool;
    private readonly float[] _target;

    private BenchmarkModel(FluxConfig config, int samples, TokenGrid grid, int textTokens, int threads, bool frozen)
    {
        _pool = new WorkerPool(threads);
        Config = config;
        Samples = samples;
        Grid = grid;
        TextTokens = textTokens;
        var random = new FluxRandom(1);
        Model = new ManagedFluxModel(config, config.Tensors().ToDictionary(t => t.Name, t => Weight(t.Name, t.Shape, !frozen, ref random), StringComparer.Ordinal));
        Image = Normal(samples * grid.Count * config.InChannels, ref random);
        Text = Normal(samples * textTokens * config.ContextSize, ref random);
        Pooled = Normal(samples * config.VectorSize, ref random);
        Times = [.. Enumerable.Range(0, samples).Select(i => (i + 0.5f) / samples)];
        _target = Normal(Image.Length, ref random);
    }

    public FluxConfig Config { get; }

    public ManagedFluxModel Model { get; }

    public Arena Arena { get; } = new();

    public int Samples { get; }

    public TokenGrid Grid { get; }

    public int TextTokens { get; }

    public float[] Image { get; }

    public float[] Text { get; }

    public float[] Pooled { get; }

    public float[] Times { get; }

    public float[] Target => _target;

    /// <summary>Hidden 192, 4 heads, 2 double and 6 single blocks; 64 pictures of 64 tokens with 10 of text: the size of the bundled model.</summary>
    public static BenchmarkModel Tiny(int threads = 2, bool frozen = false, int samples = 64) => new(Sizes(192, 4, 2, 6, [16, 16, 16], 48, 192), samples, new TokenGrid(8, 8), 10, threads, frozen);

    /// <summary>Hidden 512, 4 heads of 128, 2 double and 4 single blocks; one picture of 1,024 tokens with 256 of text: FLUX.1's own proportions.</summary>
    public static BenchmarkModel Mid(int threads = 2, bool frozen = false) => new(Sizes(512, 4, 2, 4, [16, 56, 56], 64, 512), 1, new TokenGrid(32, 32), 256, threads, frozen);

    /// <summary>One pass forward.</summary>
    public float[] Forward()
    {
        var tape = new Tape(_pool, Arena, recording: false);
        var output = Run(tape).Span.ToArray();
        tape.Reset();
        return output;
    }

    /// <summary>One pass forward and back to every weight that wants a gradient; gradients stay until <see cref="Forget"/>.</summary>
    public double ForwardAndBackward(bool recompute = false)
    {
        var tape = new Tape(_pool, Arena, recording: true) { Recompute = recompute };
        var loss = SquaredError.Backward(tape, Run(tape), _target);
        tape.Backward();
        tape.Reset();
        return loss;
    }

    public void Forget()
    {
        foreach (var parameter in Model.Parameters.Values) parameter.ReleaseGradient(Arena);
    }

    public WorkerPool Pool => _pool;

    public void Dispose() => _pool.Dispose();

    private static FluxConfig Sizes(int hidden, int heads, int doubles, int singles, int[] axes, int channels, int text) => new()
    {
        InChannels = channels,
        ContextSize = text,
        VectorSize = text,
        Hidden = hidden,
        Heads = heads,
        DoubleBlocks = doubles,
        SingleBlocks = singles,
        Axes = axes,
        GuidanceEmbedding = false,
    };

    // Filled where it stays: what a measurement of memory sees should be the model's.
    private static Tensor Weight(string name, int[] shape, bool requiresGradient, ref FluxRandom random)
    {
        var length = shape.Aggregate((a, b) => a * b);
        var weight = new Tensor(new FloatBuffer(length), shape.Length == 2 ? shape[0] : 1, shape[^1], requiresGradient);
        random.FillNormal(weight.Span);
        var deviation = shape.Length == 2 ? 1 / MathF.Sqrt(shape[1]) : 0.02f;
        foreach (ref var value in weight.Span) value = name.EndsWith("_norm.scale", StringComparison.Ordinal) ? 1 : value * deviation;
        return weight;
    }

    private static float[] Normal(int length, ref FluxRandom random)
    {
        var values = new float[length];
        random.FillNormal(values);
        return values;
    }

    private Tensor Run(Tape tape)
    {
        var input = new FluxInput { Samples = Samples, ImagePositions = Grid.Positions(), TextPositions = new float[3 * TextTokens], Times = Times };
        return Model.Forward(tape, input, Put(tape, Image, Config.InChannels), Put(tape, Text, Config.ContextSize), Put(tape, Pooled, Config.VectorSize));
    }

    private static Tensor Put(Tape tape, float[] values, int columns)
    {
        var tensor = tape.New(values.Length / columns, columns);
        values.CopyTo(tensor.Span);
        return tensor;
    }
}
