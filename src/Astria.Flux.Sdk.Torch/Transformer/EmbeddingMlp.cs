using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>Two layers with SiLU between them: turns times, guidance and pooled text into the vector that modulates every block.</summary>
internal sealed class EmbeddingMlp(LayerReader reader, string name)
{
    private readonly TorchLinear _in = reader.Linear($"{name}.in_layer");
    private readonly TorchLinear _out = reader.Linear($"{name}.out_layer");

    public Tensor Forward(Tensor x) => _out.Forward(nn.functional.silu(_in.Forward(x)));
}
