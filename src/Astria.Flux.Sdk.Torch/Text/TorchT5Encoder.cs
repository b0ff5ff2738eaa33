using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Torch.Networks;
using static TorchSharp.torch;
using Managed = Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Torch.Text;

/// <summary>The encoder half of T5 (version 1.1, gated), which reads FLUX's words. Tensors are named as Hugging Face does.</summary>
internal sealed class TorchT5Encoder : IDisposable
{
    /// <summary>The one table of what a distance between two tokens adds.</summary>
    public const string Bias = "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight";

    private const string SharedTable = "shared.weight";
    private const string OwnTable = "encoder.embed_tokens.weight";

    private readonly NetworkReader _reader;
    private readonly T5Sizes _sizes;
    private readonly Tensor _table;
    private readonly Tensor _bias;
    private readonly TorchT5Block[] _blocks;
    private readonly Tensor _finalScale;

    /// <summary>Reads the encoder; the reader is its own from then on.</summary>
    /// <exception cref="WeightsException">Tensors are missing, mis-shaped or too many; all are named.</exception>
    public TorchT5Encoder(NetworkReader reader, T5Sizes sizes)
    {
        (_reader, _sizes) = (reader, sizes);
        if (sizes.Attention % sizes.Heads != 0) reader.Fault($"{sizes.Attention} features of attention are not shared out among {sizes.Heads} heads");
        if (sizes.Buckets % 4 != 0) reader.Fault($"distances are told in {sizes.Buckets} buckets, which are not halved twice");
        if (sizes.Blocks == 0) reader.Fault("it has no block");
        _table = reader.Read(TableIn(reader.Has), sizes.Vocabulary, sizes.Features);
        _bias = reader.Read(Bias, sizes.Buckets, sizes.Heads);
        _blocks = [.. Enumerable.Range(0, sizes.Blocks).Select(block => new TorchT5Block(reader, $"encoder.block.{block}", sizes))];
        _finalScale = reader.Read("encoder.final_layer_norm.weight", sizes.Features);

        // The same table under its second name.
        reader.FaultUnread(SharedTable, OwnTable);
        reader.ThrowIfFaulty("a T5 encoder");
    }

    /// <summary>Features of a token.</summary>
    public int Features => _sizes.Features;

    /// <summary>How many tokens it knows.</summary>
    public int Vocabulary => _sizes.Vocabulary;

    /// <summary>Which name the table of tokens has: files hold it under one, or as the same numbers under both.</summary>
    public static string TableIn(Func<string, bool> has) => has(SharedTable) ? SharedTable : OwnTable;

    /// <summary>Encodes token numbers; padding is read like any token, as FLUX has it.</summary>
    /// <param name="prompts">Token numbers, equally many for each prompt.</param>
    /// <param name="cancellationToken">Stops between two blocks.</param>
    /// <returns>prompts × tokens × features.</returns>
    public Tensor Encode(IReadOnlyList<int[]> prompts, CancellationToken cancellationToken = default)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var x = TokenRows.Of(_table, prompts);
        var bias = BiasOf(prompts[0].Length);
        foreach (var block in _blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = block.Forward(x, bias);
            x.Dispose();
            x = next;
        }

        return RowNorms.RootMeanSquare(x, _finalScale).MoveToOuterDisposeScope();
    }

    public void Dispose() => _reader.Dispose();

    // heads × tokens × tokens: by the key's place less the query's.
    private Tensor BiasOf(int tokens)
    {
        var table = Managed.Tensor.Parameter(_bias.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray(), _sizes.Buckets, _sizes.Heads, requiresGradient: false);
        var byDistance = new T5PositionBias(table).ByDistance(tokens);
        var distances = new long[tokens * tokens];
        for (var query = 0; query < tokens; query++)
        {
            for (var key = 0; key < tokens; key++) distances[(query * tokens) + key] = key - query + tokens - 1;
        }

        return tensor(byDistance.Span.ToArray())
            .reshape(_sizes.Heads, (2 * tokens) - 1)
            .index_select(1, tensor(distances))
            .reshape(_sizes.Heads, tokens, tokens)
            .to(_reader.Device);
    }
}
