using Astria.Flux.Torch.Networks;

namespace Astria.Flux.Torch.Text;

/// <summary>The sizes of a T5 encoder.</summary>
/// <param name="Vocabulary">Tokens it knows.</param>
/// <param name="Features">Features of a token.</param>
/// <param name="Attention">Features of all attention heads together.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Wide">Features of the feed-forward part.</param>
/// <param name="Blocks">Blocks.</param>
/// <param name="Buckets">Buckets that distances are told in.</param>
internal sealed record T5Sizes(int Vocabulary, int Features, int Attention, int Heads, int Wide, int Blocks, int Buckets)
{
    /// <summary>T5 version 1.1 XXL, which reads FLUX.1's words (Google's published configuration).</summary>
    public static T5Sizes Xxl { get; } = new(Vocabulary: 32_128, Features: 4096, Attention: 4096, Heads: 64, Wide: 10_240, Blocks: 24, Buckets: 32);

    /// <summary>Reads them off a file's tensors.</summary>
    public static T5Sizes Of(NetworkSizes file)
    {
        var table = TorchT5Encoder.TableIn(file.Has);
        return new T5Sizes(
            file.Of(table, 0),
            file.Of(table, 1),
            file.Of("encoder.block.0.layer.0.SelfAttention.q.weight", 0),
            file.Of(TorchT5Encoder.Bias, 1),
            file.Of("encoder.block.0.layer.1.DenseReluDense.wi_0.weight", 0),
            file.Count(block => $"encoder.block.{block}.layer.0.layer_norm.weight"),
            file.Of(TorchT5Encoder.Bias, 0));
    }
}
