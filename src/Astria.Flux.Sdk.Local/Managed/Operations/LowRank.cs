using Astria.Flux.Local.Managed.Autograd;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>A low-rank addition to a linear layer: y += scale · (x·downᵀ)·upᵀ.</summary>
/// <param name="Down">rank × inputs.</param>
/// <param name="Up">outputs × rank. Fewer outputs than the layer's: the addition is to the first ones only, as where a layer joins
/// query, key and value with more, and only those three are trained.</param>
/// <param name="Scale">alpha ÷ rank, times the weight the caller gives this LoRA.</param>
internal sealed record LowRank(Tensor Down, Tensor Up, float Scale)
{
    public int Rank => Down.Rows;
}
