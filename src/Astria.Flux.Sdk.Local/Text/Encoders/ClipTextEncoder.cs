using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>CLIP's text encoder, whose row at the mark of the end is FLUX's pooled vector. Sizes are read off the tensors, named as Hugging Face does.</summary>
internal sealed class ClipTextEncoder
{
    /// <summary>Features of an attention head in every CLIP that was published.</summary>
    public const int HeadSize = 64;

    // PyTorch's own for layer norms.
    private const float Epsilon = 1e-5f;

    private readonly Tensor _tokens;
    private readonly Tensor _places;
    private readonly ClipBlock[] _blocks;
    private readonly Tensor _finalScale;
    private readonly Tensor _finalShift;

    /// <summary>Reads the encoder.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="prefix">What stands before every name in it.</param>
    /// <param name="headSize">Features of an attention head, which no tensor tells.</param>
    /// <exception cref="WeightsException">Tensors are missing or mis-shaped; all are named.</exception>
    public ClipTextEncoder(ITensorSource file, string prefix = "", int headSize = HeadSize)
    {
        var reader = new TensorReader(file, prefix + "text_model.");
        Features = reader.Size("embeddings.token_embedding.weight", 1);
        if (headSize < 1 || Features % headSize != 0) reader.Fault($"{Features} features are not shared out among heads of {headSize}");
        _tokens = reader.Read("embeddings.token_embedding.weight", TensorReader.Any, Features);
        _places = reader.Read("embeddings.position_embedding.weight", TensorReader.Any, Features);
        _blocks = [.. Enumerable.Range(0, reader.Count("encoder.layers.")).Select(i => new ClipBlock(reader, $"encoder.layers.{i}", Features, headSize))];
        _finalScale = reader.Read("final_layer_norm.weight", Features);
        _finalShift = reader.Read("final_layer_norm.bias", Features);

        // Numbers 0, 1, 2, …, which older files carry along.
        reader.FaultUnread("embeddings.position_ids");
        reader.ThrowIfFaulty("CLIP's text encoder");
    }

    /// <summary>Features of the pooled vector (768 of CLIP-L).</summary>
    public int Features { get; }

    /// <summary>How many tokens a prompt has at most (77).</summary>
    public int Places => _places.Rows;

    /// <summary>How many tokens it knows.</summary>
    public int Vocabulary => _tokens.Rows;

    /// <summary>Encodes token numbers.</summary>
    /// <param name="tape">Where the result comes from; nothing is recorded.</param>
    /// <param name="prompts">Token numbers, equally many for each prompt, at most <see cref="Places"/>.</param>
    /// <returns>prompts × tokens rows.</returns>
    public Tensor Encode(Tape tape, IReadOnlyList<int[]> prompts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prompts[0].Length, Places, nameof(prompts));
        var mark = tape.Mark();
        var x = EncoderRows.Of(tape, _tokens, prompts);
        for (var row = 0; row < x.Rows; row++) AddPlace(x, row, row % prompts[0].Length);
        foreach (var block in _blocks)
        {
            x = block.Forward(tape, x, prompts.Count, Epsilon);
            tape.ReleaseSince(mark, x);
        }

        var y = RowNorm.Layer(tape, x, _finalScale, _finalShift, Epsilon);
        tape.ReleaseSince(mark, y);
        GC.KeepAlive(this);
        return y;
    }

    /// <summary>The row of each prompt's first mark of the end.</summary>
    /// <param name="tape">Where the result comes from.</param>
    /// <param name="encoded">What <see cref="Encode"/> gave.</param>
    /// <param name="prompts">The same token numbers.</param>
    /// <param name="end">The mark's number.</param>
    public static Tensor Pool(Tape tape, Tensor encoded, IReadOnlyList<int[]> prompts, int end)
    {
        var pooled = tape.New(prompts.Count, encoded.Columns);
        for (var p = 0; p < prompts.Count; p++)
        {
            // A prompt without the mark was cut too short to have one; its last token has seen most.
            var place = Array.IndexOf(prompts[p], end);
            var row = (p * prompts[p].Length) + (place < 0 ? prompts[p].Length - 1 : place);
            encoded.Span.Slice(row * encoded.Columns, encoded.Columns).CopyTo(pooled.Span[(p * encoded.Columns)..]);
        }

        return pooled;
    }

    private unsafe void AddPlace(Tensor x, int row, int place) =>
        Rows.Add(_places.Data + ((nint)place * Features), x.Data + ((nint)row * Features), Features);
}
