using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Transformer;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Golden;

/// <summary>One golden case: the reference's weights in the model, its inputs, and what it said.</summary>
internal sealed class TorchGoldenTransformer : IDisposable
{
    private readonly SafetensorsFile _file;
    private readonly DisposeScope _scope = NewDisposeScope();

    public TorchGoldenTransformer(string fileName, bool trained = false)
    {
        _file = SafetensorsFile.Open(GoldenData.PathOf(fileName));
        var shapes = _file.Tensors.Where(t => t.Key.StartsWith("w.", StringComparison.Ordinal)).ToDictionary(t => t.Key[2..], t => t.Value.Shape, StringComparer.Ordinal);
        Config = FluxConfig.Infer(shapes, JsonSerializer.Deserialize<int[]>(_file.Metadata["axes"])!);
        var weights = new ModelWeights();
        foreach (var name in shapes.Keys)
        {
            Parameters[name] = Read("w." + name).requires_grad_(trained).DetachFromDisposeScope();
            weights.Add(name, Parameters[name]);
        }

        Model = new TorchFluxModel(Config, weights);
    }

    public FluxConfig Config { get; }

    public TorchFluxModel Model { get; }

    public Dictionary<string, Tensor> Parameters { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Metadata => _file.Metadata;

    public IEnumerable<string> GradientNames => _file.Tensors.Keys.Where(k => k.StartsWith("grad.", StringComparison.Ordinal) && k != "grad.in.img").Select(k => k[5..]);

    public float[] Numbers(string name) => _file.ReadFloats(name);

    public Tensor Read(string name) => tensor(_file.ReadFloats(name)).reshape([.. _file.Tensors[name].Shape.Select(size => (long)size)]);

    public FluxInput Input(int samples, float[] times, float[]? guidance) => new()
    {
        Samples = samples,
        ImagePositions = Positions("in.img_ids"),
        TextPositions = Positions("in.txt_ids"),
        Times = times,
        Guidance = Config.GuidanceEmbedding ? guidance : null,
    };

    public FluxInput Input() => Input(_file.Tensors["in.img"].Shape[0], Numbers("in.t"), Config.GuidanceEmbedding ? Numbers("in.guidance") : null);

    public Tensor Forward(Tensor? image = null) => Model.Forward(Input(), image ?? Read("in.img"), Read("in.txt"), Read("in.y"));

    /// <summary>The model's velocity for the first sample's text, as the sampling loop asks for it.</summary>
    public float[] VelocityOfFirst(float[] image, float time)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var input = Input(1, [time], Config.GuidanceEmbedding ? [float.Parse(Metadata["guidance"], CultureInfo.InvariantCulture)] : null);
        return [.. Model.Forward(input, tensor(image).reshape(1, -1, Config.InChannels), Read("in.txt").narrow(0, 0, 1), Read("in.y").narrow(0, 0, 1)).data<float>()];
    }

    public void Dispose()
    {
        Model.Dispose();
        _file.Dispose();
        _scope.Dispose();
    }

    private float[] Positions(string name)
    {
        var all = Numbers(name);
        return all[..(all.Length / _file.Tensors["in.img"].Shape[0])];
    }
}
