using Astria.Flux.Torch.Networks;

namespace Astria.Flux.Torch.Text;

/// <summary>The sizes of CLIP's text encoder.</summary>
/// <param name="Vocabulary">Tokens it knows.</param>
/// <param name="Places">Tokens of the longest text.</param>
/// <param name="Features">Features of a token.</param>
/// <param name="HeadSize">Features of an attention head, which no tensor tells.</param>
/// <param name="Wide">Features of the feed-forward part.</param>
/// <param name="Blocks">Blocks.</param>
internal sealed record ClipSizes(int Vocabulary, int Places, int Features, int HeadSize, int Wide, int Blocks)
{
    /// <summary>CLIP ViT-L/14, which gives FLUX.1 its pooled vector (OpenAI's published configuration).</summary>
    public static ClipSizes Large { get; } = new(Vocabulary: 49_408, Places: 77, Features: 768, HeadSize: 64, Wide: 3072, Blocks: 12);

    /// <summary>Reads them off a file's tensors.</summary>
    public static ClipSizes Of(NetworkSizes file, int headSize) => new(
        file.Of("text_model.embeddings.token_embedding.weight", 0),
        file.Of("text_model.embeddings.position_embedding.weight", 0),
        file.Of("text_model.embeddings.token_embedding.weight", 1),
        headSize,
        file.Of("text_model.encoder.layers.0.mlp.fc1.weight", 0),
        file.Count(block => $"text_model.encoder.layers.{block}.layer_norm1.weight"));
}
