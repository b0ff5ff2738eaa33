using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Torch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>A convolution; outside the picture there is zero.</summary>
/// <param name="reader">The tensors.</param>
/// <param name="name">The layer.</param>
/// <param name="outputs">Channels that come out.</param>
/// <param name="inputs">Channels that go in.</param>
/// <param name="side">Places along a side that it looks at, 3 or 1.</param>
/// <param name="step">How the result's places lie over the picture's.</param>
internal sealed class TorchConvolution(NetworkReader reader, string name, long outputs, long inputs, long side = 3, ConvolutionStep step = ConvolutionStep.Same) : ITorchLayer
{
    private readonly Tensor _weight = reader.Read($"{name}.weight", outputs, inputs, side, side);
    private readonly Tensor _bias = reader.Read($"{name}.bias", outputs);

    public Tensor Forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = step switch
        {
            // FLUX's halving step looks at the place and the two behind it.
            ConvolutionStep.Half => functional.conv2d(functional.pad(x, [0, 1, 0, 1]), _weight, _bias, strides: [2, 2]),
            ConvolutionStep.Double => Same(functional.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Nearest)),
            _ => Same(x),
        };
        return y.MoveToOuterDisposeScope();
    }

    private Tensor Same(Tensor x) => functional.conv2d(x, _weight, _bias, padding: [side / 2, side / 2]);
}
