namespace Astria.Flux.Torch.Training;

/// <summary>What the text encoders make of a caption: read once, kept, so that the encoders can be let go before training begins.</summary>
/// <param name="Tokens">text tokens × features (512 × 4,096 in FLUX.1-dev), row by row.</param>
/// <param name="Pooled">features (768 in FLUX.1).</param>
internal sealed record CaptionEmbedding(float[] Tokens, float[] Pooled);
