using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>A stretch of the model that is computed again on the way back where memory is short.</summary>
internal interface ITorchBlock
{
    /// <summary>Whether anything of it is being trained.</summary>
    bool IsTrained { get; }

    /// <summary>Runs it.</summary>
    /// <param name="streams">Picture and text tokens; or both joined, text first.</param>
    /// <param name="conditioning">SiLU of the conditioning vector, a row a sample.</param>
    /// <param name="rotary">Positions of text, then picture.</param>
    Tensor[] Forward(Tensor[] streams, Tensor conditioning, RotaryEmbedding rotary);
}
