using static TorchSharp.torch;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>Layers one after the other, the last behind a norm; what a layer leaves behind is given back before the next.</summary>
internal sealed class TorchLayers(IReadOnlyList<ITorchLayer> layers, TorchGroupNorm norm, TorchConvolution output) : ITorchLayer
{
    public Tensor Forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = layers[0].Forward(x);
        foreach (var layer in layers.Skip(1))
        {
            var next = layer.Forward(y);
            y.Dispose();
            y = next;
        }

        return output.Forward(norm.ForwardSilu(y)).MoveToOuterDisposeScope();
    }
}
