using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>The encoder half of T5 (version 1.1, gated), which reads FLUX's words. All sizes are read off the tensors, named as Hugging Face does.</summary>
internal sealed class T5Encoder
{
    // T5's own constant for every size.
    private const float Epsilon = 1e-6f;

    private const string FirstBlock = "encoder.block.0.layer.0.SelfAttention";

    private readonly Tensor _embedding;
    private readonly T5Block[] _blocks;
    private readonly Tensor _finalScale;
    private readonly T5PositionBias _bias;

    /// <summary>Reads the encoder.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="prefix">What stands before every name in it.</param>
    /// <exception cref="WeightsException">Tensors are missing or mis-shaped; all are named.</exception>
    public T5Encoder(ITensorSource file, string prefix = "")
    {
        var reader = new TensorReader(file, prefix);
        var table = reader.Has("encoder.embed_tokens.weight") ? "encoder.embed_tokens.weight" : "shared.weight";
        Features = reader.Size(table, 1);
        _embedding = reader.Read(table, TensorReader.Any, Features);
        var inner = reader.Size($"{FirstBlock}.q.weight", 0);
        var heads = reader.Size($"{FirstBlock}.relative_attention_bias.weight", 1);
        if (inner % heads != 0) reader.Fault($"{inner} features of attention are not shared out among {heads} heads");
        _bias = new T5PositionBias(reader.Read($"{FirstBlock}.relative_attention_bias.weight", TensorReader.Any, heads));
        if (_bias.Buckets % 4 != 0) reader.Fault($"distances are told in {_bias.Buckets} buckets, which are not halved twice");
        _blocks = [.. Enumerable.Range(0, reader.Count("encoder.block.")).Select(i => new T5Block(reader, $"encoder.block.{i}", Features, inner, heads))];
        _finalScale = reader.Read("encoder.final_layer_norm.weight", Features);
        reader.FaultUnread("shared.weight", "encoder.embed_tokens.weight");
        reader.ThrowIfFaulty("a T5 encoder");
    }

    /// <summary>Features of a token (4,096 of T5-XXL).</summary>
    public int Features { get; }

    /// <summary>How many tokens it knows.</summary>
    public int Vocabulary => _embedding.Rows;

    /// <summary>Encodes token numbers; padding is read like any token, as FLUX has it.</summary>
    /// <param name="tape">Where the result comes from; nothing is recorded.</param>
    /// <param name="prompts">Token numbers, equally many for each prompt.</param>
    /// <returns>prompts × tokens rows.</returns>
    public Tensor Encode(Tape tape, IReadOnlyList<int[]> prompts)
    {
        var mark = tape.Mark();
        var x = EncoderRows.Of(tape, _embedding, prompts);
        var bias = _bias.ByDistance(prompts[0].Length);
        foreach (var block in _blocks)
        {
            x = block.Forward(tape, x, prompts.Count, bias, Epsilon);
            tape.ReleaseSince(mark, x);
        }

        var y = RowNorm.RootMeanSquare(tape, x, _finalScale, Epsilon);
        tape.ReleaseSince(mark, y);
        GC.KeepAlive(bias);
        GC.KeepAlive(this);
        return y;
    }
}
