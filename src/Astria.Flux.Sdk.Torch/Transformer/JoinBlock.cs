using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>Makes one sequence of both streams: text, then picture.</summary>
internal sealed class JoinBlock : ITorchBlock
{
    public bool IsTrained => false;

    public Tensor[] Forward(Tensor[] streams, Tensor conditioning, RotaryEmbedding rotary) => [cat([streams[1], streams[0]], 1)];
}
