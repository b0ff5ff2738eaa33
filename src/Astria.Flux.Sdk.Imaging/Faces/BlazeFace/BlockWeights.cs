namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>A block: a 3 × 3 filter for each channel, then a mix of the channels.</summary>
internal sealed record BlockWeights(float[] Depthwise, LayerWeights Pointwise);
