using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Quantization;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Astria.Flux.Torch.Text;

/// <summary>CLIP's text encoder, which gives FLUX the vector of a whole prompt. Tensors are named as Hugging Face does.</summary>
internal sealed class TorchClipEncoder : IDisposable
{
    private readonly NetworkReader _reader;
    private readonly ClipSizes _sizes;
    private readonly Tensor _tokens;
    private readonly Tensor _places;
    private readonly TorchClipBlock[] _blocks;
    private readonly Tensor _finalScale;
    private readonly Tensor _finalShift;

    /// <summary>Reads the encoder; the reader is its own from then on.</summary>
    /// <exception cref="WeightsException">Tensors are missing, mis-shaped or too many; all are named.</exception>
    public TorchClipEncoder(NetworkReader reader, ClipSizes sizes)
    {
        (_reader, _sizes) = (reader, sizes);
        if (sizes.HeadSize < 1 || sizes.Features % sizes.HeadSize != 0) reader.Fault($"{sizes.Features} features are not shared out among heads of {sizes.HeadSize}");
        if (sizes.Blocks == 0) reader.Fault("it has no block");
        _tokens = reader.Read("text_model.embeddings.token_embedding.weight", sizes.Vocabulary, sizes.Features);
        _places = reader.Read("text_model.embeddings.position_embedding.weight", sizes.Places, sizes.Features);
        _blocks = [.. Enumerable.Range(0, sizes.Blocks).Select(block => new TorchClipBlock(reader, $"text_model.encoder.layers.{block}", sizes))];
        _finalScale = reader.Read("text_model.final_layer_norm.weight", sizes.Features);
        _finalShift = reader.Read("text_model.final_layer_norm.bias", sizes.Features);

        // What older files keep too: the numbers 0 to 76, and what CLIP compares texts and pictures with.
        reader.FaultUnread("text_model.embeddings.position_ids", "text_projection.weight", "logit_scale");
        reader.ThrowIfFaulty("CLIP's text encoder");
    }

    public int Features => _sizes.Features;

    public int Vocabulary => _sizes.Vocabulary;

    /// <summary>Tokens of the longest text.</summary>
    public int Places => _sizes.Places;

    /// <summary>Encodes token numbers.</summary>
    /// <param name="prompts">Token numbers, equally many for each prompt.</param>
    /// <returns>prompts × tokens × features.</returns>
    public Tensor Encode(IReadOnlyList<int[]> prompts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prompts[0].Length, Places, nameof(prompts));
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var tokens = prompts[0].Length;
        var x = TokenRows.Of(_tokens, prompts).add(_places.slice(0, 0, tokens, 1), Numbers.One);

        // A token sees only itself and those before it.
        using Scalar hidden = float.NegativeInfinity;
        var mask = full([tokens, tokens], hidden, ScalarType.Float32, _reader.Device).triu(1);
        foreach (var block in _blocks)
        {
            var next = block.Forward(x, mask);
            x.Dispose();
            x = next;
        }

        return functional.layer_norm(x, [Features], _finalScale, _finalShift, TorchClipBlock.Epsilon).MoveToOuterDisposeScope();
    }

    /// <summary>The vector of each whole prompt: the features of the first token that marks its end.</summary>
    /// <param name="encoded">What was encoded.</param>
    /// <param name="prompts">Its token numbers.</param>
    /// <param name="end">The number of the mark.</param>
    /// <returns>prompts × features.</returns>
    public static Tensor Pool(Tensor encoded, IReadOnlyList<int[]> prompts, int end)
    {
        using var scope = NewDisposeScope();

        // A prompt without the mark was cut too short to have one; its last token has seen most.
        var rows = prompts.Select((prompt, p) => encoded.select(0, p).select(0, Array.IndexOf(prompt, end) is >= 0 and var place ? place : prompt.Length - 1));
        return stack([.. rows]).MoveToOuterDisposeScope();
    }

    public void Dispose() => _reader.Dispose();
}
