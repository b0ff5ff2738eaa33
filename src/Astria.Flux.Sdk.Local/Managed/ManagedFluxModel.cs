using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Managed;

/// <summary>The FLUX.1 transformer in managed code: velocities for a batch of noisy pictures, and the way back to every weight. For one thread at a time.</summary>
internal sealed class ManagedFluxModel
{
    private readonly Dictionary<string, Tensor> _parameters;
    private readonly ModuleReader _reader;
    private readonly RotaryTables _rotary;
    private readonly Linear _imageIn;
    private readonly Linear _textIn;
    private readonly EmbeddingMlp _timeIn;
    private readonly EmbeddingMlp _vectorIn;
    private readonly EmbeddingMlp? _guidanceIn;
    private readonly DoubleStreamBlock[] _doubleBlocks;
    private readonly SingleStreamBlock[] _singleBlocks;
    private readonly Linear _finalModulation;
    private readonly Linear _finalLinear;

    /// <summary>Builds the model over its weights.</summary>
    /// <param name="config">Its sizes.</param>
    /// <param name="parameters">Every tensor of <see cref="FluxConfig.Tensors"/>.</param>
    /// <exception cref="WeightsException">Tensors are missing or mis-shaped; all are named.</exception>
    public ManagedFluxModel(FluxConfig config, Dictionary<string, Tensor> parameters)
    {
        Config = config;
        Check(config, parameters);
        _parameters = parameters;
        _rotary = new RotaryTables([.. config.Axes], FluxConfig.Theta);
        var reader = _reader = new ModuleReader(parameters);
        _imageIn = reader.Linear("img_in");
        _textIn = reader.Linear("txt_in");
        _timeIn = new EmbeddingMlp(reader, "time_in");
        _vectorIn = new EmbeddingMlp(reader, "vector_in");
        _guidanceIn = config.GuidanceEmbedding ? new EmbeddingMlp(reader, "guidance_in") : null;
        _doubleBlocks = [.. Enumerable.Range(0, config.DoubleBlocks).Select(i => new DoubleStreamBlock(reader, $"double_blocks.{i}", config.Heads))];
        _singleBlocks = [.. Enumerable.Range(0, config.SingleBlocks).Select(i => new SingleStreamBlock(reader, $"single_blocks.{i}", config.Heads))];
        _finalModulation = reader.Linear("final_layer.adaLN_modulation.1");
        _finalLinear = reader.Linear("final_layer.linear");
    }

    public FluxConfig Config { get; }

    /// <summary>Every weight by its name in BFL's layout.</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => _parameters;

    /// <summary>Every linear layer by name, for adapters.</summary>
    public IReadOnlyDictionary<string, Linear> Linears => _reader.Linears;

    /// <summary>The velocity (noise − picture) at each picture token.</summary>
    /// <param name="tape">Records it.</param>
    /// <param name="input">Times and positions.</param>
    /// <param name="image">samples × picture tokens rows, <see cref="FluxConfig.InChannels"/> columns.</param>
    /// <param name="text">samples × text tokens rows, <see cref="FluxConfig.ContextSize"/> columns.</param>
    /// <param name="pooled">samples rows, <see cref="FluxConfig.VectorSize"/> columns.</param>
    public Tensor Forward(Tape tape, FluxInput input, Tensor image, Tensor text, Tensor pooled)
    {
        var samples = input.Samples;
        var imageTokens = image.Rows / samples;
        var start = tape.Mark();
        var conditioning = Activations.Silu(tape, Condition(tape, input, pooled));
        var x = _imageIn.Forward(tape, image);
        var y = _textIn.Forward(tape, text);
        tape.ReleaseSince(start, conditioning, x, y);
        var rotary = _rotary.Of(input.TextPositions, input.ImagePositions);
        var mark = start + 1;
        foreach (var block in _doubleBlocks)
        {
            var made = Recomputed.Run(tape, [x, y, conditioning], (inner, read) =>
            {
                var (nextImage, nextText) = block.Forward(inner, read[0], read[1], read[2], rotary);
                return [nextImage, nextText];
            });
            (x, y) = (made[0], made[1]);
            tape.ReleaseSince(mark, x, y);
        }

        var joined = Tokens.Join(tape, y, x, samples);
        tape.ReleaseSince(mark, joined);
        foreach (var block in _singleBlocks)
        {
            joined = Recomputed.Run(tape, [joined, conditioning], (inner, read) => [block.Forward(inner, read[0], read[1], rotary)])[0];
            tape.ReleaseSince(mark, joined);
        }

        var last = Tokens.Last(tape, joined, imageTokens, samples);
        var modulation = _finalModulation.Forward(tape, conditioning);
        var normed = LayerNormModulate.Forward(tape, last, new(modulation, 0, Config.Hidden), new(modulation, Config.Hidden, Config.Hidden), samples);
        var output = _finalLinear.Forward(tape, normed);
        tape.ReleaseSince(start, output);
        return output;
    }

    private static void Check(FluxConfig config, Dictionary<string, Tensor> parameters)
    {
        var faults = new List<string>();
        foreach (var (name, shape) in config.Tensors())
        {
            var (rows, columns) = shape.Length == 2 ? (shape[0], shape[1]) : (1, shape[0]);
            if (!parameters.TryGetValue(name, out var tensor)) faults.Add($"{name} is missing");
            else if (tensor.Rows != rows || tensor.Columns != columns) faults.Add($"{name} is {tensor.Rows}×{tensor.Columns}, not {rows}×{columns}");
        }

        if (faults.Count > 0) throw new WeightsException($"These weights are no FLUX transformer of the expected sizes: {string.Join("; ", faults)}.");
    }

    private Tensor Condition(Tape tape, FluxInput input, Tensor pooled)
    {
        var vector = _timeIn.Forward(tape, Sinusoids(tape, input.Times));
        if (_guidanceIn is not null)
        {
            var guidance = input.Guidance ?? throw new InvalidOperationException("This model reads a guidance scale, and the input has none.");
            vector = Sum.Forward(tape, vector, _guidanceIn.Forward(tape, Sinusoids(tape, guidance)));
        }

        return Sum.Forward(tape, vector, _vectorIn.Forward(tape, pooled));
    }

    private static Tensor Sinusoids(Tape tape, float[] values)
    {
        var result = tape.New(values.Length, TimestepEmbedding.Size);
        for (var i = 0; i < values.Length; i++) TimestepEmbedding.Write(values[i], result.Span.Slice(i * TimestepEmbedding.Size, TimestepEmbedding.Size));
        return result;
    }
}
