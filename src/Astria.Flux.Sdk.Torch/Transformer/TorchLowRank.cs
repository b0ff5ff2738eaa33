using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>A low-rank addition to a linear layer: y += scale · (x·downᵀ)·upᵀ.</summary>
/// <param name="Down">rank × inputs.</param>
/// <param name="Up">outputs × rank; fewer outputs than the layer's: the addition is to the first ones only.</param>
/// <param name="Scale">alpha ÷ rank, times the weight the caller gives this LoRA.</param>
internal sealed record TorchLowRank(Tensor Down, Tensor Up, double Scale);
