namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>Weights and bias of a layer.</summary>
internal sealed record LayerWeights(float[] Weights, float[] Bias);
