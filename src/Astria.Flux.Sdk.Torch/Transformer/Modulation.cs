using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Transformer;

/// <summary>The steps between a block's layers that the conditioning vector steers.</summary>
internal static class Modulation
{
    // BFL's LayerNorm.
    private const double Epsilon = 1e-6;

    /// <summary>Shift, scale and gate, once or several times: samples × 1 × hidden each.</summary>
    public static Tensor[] Chunks(Tensor modulation, int count) => [.. modulation.unsqueeze(1).chunk(count, -1)];

    /// <summary>(1 + scale) · norm(x) + shift.</summary>
    public static Tensor Normed(Tensor x, Tensor shift, Tensor scale) => addcmul(shift, nn.functional.layer_norm(x, [x.shape[^1]], eps: Epsilon), scale.add(Numbers.One, Numbers.One), Numbers.One);

    /// <summary>x + gate · y.</summary>
    public static Tensor Gated(Tensor x, Tensor gate, Tensor y) => addcmul(x, gate, y, Numbers.One);

    /// <summary>GELU by its tanh, as BFL's.</summary>
    public static Tensor Gelu(Tensor x) => nn.functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh, false);
}
