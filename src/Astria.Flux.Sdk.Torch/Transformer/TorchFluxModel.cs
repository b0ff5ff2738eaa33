using Astria.Flux.Local.Flux;
using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>The FLUX.1 transformer on TorchSharp, on any device: velocities for a batch of noisy pictures, and the way back.</summary>
internal sealed class TorchFluxModel : IDisposable
{
    private readonly ModelWeights _weights;
    private readonly LayerReader _reader;
    private readonly TorchLinear _imageIn;
    private readonly TorchLinear _textIn;
    private readonly EmbeddingMlp _timeIn;
    private readonly EmbeddingMlp _vectorIn;
    private readonly EmbeddingMlp? _guidanceIn;
    private readonly TorchLinear _finalModulation;
    private readonly TorchLinear _finalLinear;

    /// <summary>Builds the model over its weights, which are taken over.</summary>
    /// <param name="config">Its sizes.</param>
    /// <param name="weights">Every tensor of <see cref="FluxConfig.Tensors"/>, all on one device.</param>
    public TorchFluxModel(FluxConfig config, ModelWeights weights)
    {
        Config = config;
        _weights = weights;
        var reader = _reader = new LayerReader(weights);
        _imageIn = reader.Linear("img_in");
        _textIn = reader.Linear("txt_in");
        _timeIn = new EmbeddingMlp(reader, "time_in");
        _vectorIn = new EmbeddingMlp(reader, "vector_in");
        _guidanceIn = config.GuidanceEmbedding ? new EmbeddingMlp(reader, "guidance_in") : null;
        Blocks =
        [
            .. Enumerable.Range(0, config.DoubleBlocks).Select(i => new DoubleStreamBlock(reader, $"double_blocks.{i}", config.Heads)),
            new JoinBlock(),
            .. Enumerable.Range(0, config.SingleBlocks).Select(i => new SingleStreamBlock(reader, $"single_blocks.{i}", config.Heads)),
        ];
        _finalModulation = reader.Linear("final_layer.adaLN_modulation.1");
        _finalLinear = reader.Linear("final_layer.linear");
        var bias = weights.Vectors["img_in.bias"];
        (Device, Type) = (bias.device, bias.dtype);
    }

    public FluxConfig Config { get; }

    /// <summary>Where it computes.</summary>
    public Device Device { get; }

    /// <summary>In which numbers.</summary>
    public ScalarType Type { get; }

    /// <summary>Bytes its weights take.</summary>
    public long Bytes => _weights.Bytes;

    /// <summary>Its tensors.</summary>
    public ModelWeights Weights => _weights;

    /// <summary>Every linear layer by its name in BFL's layout, for adapters.</summary>
    public IReadOnlyDictionary<string, TorchLinear> Linears => _reader.Linears;

    /// <summary>What stands between the first layers and the last.</summary>
    public IReadOnlyList<ITorchBlock> Blocks { get; }

    /// <summary>The velocity (noise − picture) at each picture token.</summary>
    /// <param name="input">Times and positions.</param>
    /// <param name="image">samples × picture tokens × <see cref="FluxConfig.InChannels"/>.</param>
    /// <param name="text">samples × text tokens × <see cref="FluxConfig.ContextSize"/>.</param>
    /// <param name="pooled">samples × <see cref="FluxConfig.VectorSize"/>.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <returns>As the picture tokens, in the dispose scope of the caller.</returns>
    public Tensor Forward(FluxInput input, Tensor image, Tensor text, Tensor pooled, CancellationToken cancellationToken = default)
    {
        using var scope = NewDisposeScope();
        using var rotary = Rotary(input);
        var (streams, conditioning) = Begin(input, image, text, pooled);
        foreach (var block in Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = block.Forward(streams, conditioning, rotary);

            // Of no use any more, unless for a way back, which has its own hold on them.
            foreach (var stream in streams) stream.Dispose();
            streams = next;
        }

        return Finish(streams[0], conditioning, image.shape[1]).MoveToOuterDisposeScope();
    }

    /// <summary>The positions of an input's tokens.</summary>
    public RotaryEmbedding Rotary(FluxInput input) => new([.. input.TextPositions, .. input.ImagePositions], Config.Axes, Device);

    /// <summary>The first layers: streams (picture, text) and conditioning.</summary>
    public (Tensor[] Streams, Tensor Conditioning) Begin(FluxInput input, Tensor image, Tensor text, Tensor pooled)
    {
        using var scope = NewDisposeScope();
        var vector = _timeIn.Forward(Sinusoids(input.Times));
        if (_guidanceIn is not null)
        {
            var guidance = input.Guidance ?? throw new InvalidOperationException("This model reads a guidance scale, and the input has none.");
            vector = vector.add(_guidanceIn.Forward(Sinusoids(guidance)), Numbers.One);
        }

        vector = vector.add(_vectorIn.Forward(Own(pooled)), Numbers.One);
        Tensor[] streams = [_imageIn.Forward(Own(image)), _textIn.Forward(Own(text))];
        return ([.. streams.Select(stream => stream.MoveToOuterDisposeScope())], nn.functional.silu(vector).MoveToOuterDisposeScope());
    }

    /// <summary>The last layers.</summary>
    public Tensor Finish(Tensor joined, Tensor conditioning, long imageTokens)
    {
        using var scope = NewDisposeScope();
        var last = joined.narrow(1, joined.shape[1] - imageTokens, imageTokens);
        var modulation = Modulation.Chunks(_finalModulation.Forward(conditioning), 2);
        return _finalLinear.Forward(Modulation.Normed(last, modulation[0], modulation[1])).MoveToOuterDisposeScope();
    }

    public void Dispose() => _weights.Dispose();

    private Tensor Own(Tensor x) => x.to(Type, Device);

    private Tensor Sinusoids(float[] values)
    {
        var sinusoids = new float[values.Length * TimestepEmbedding.Size];
        for (var i = 0; i < values.Length; i++) TimestepEmbedding.Write(values[i], sinusoids.AsSpan(i * TimestepEmbedding.Size, TimestepEmbedding.Size));
        return Own(tensor(sinusoids).reshape(values.Length, TimestepEmbedding.Size));
    }
}
