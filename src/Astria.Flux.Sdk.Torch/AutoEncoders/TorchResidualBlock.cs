using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Quantization;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.AutoEncoders;

/// <summary>Two convolutions beside a way past them.</summary>
internal sealed class TorchResidualBlock : ITorchLayer
{
    private readonly TorchGroupNorm _firstNorm;
    private readonly TorchConvolution _first;
    private readonly TorchGroupNorm _secondNorm;
    private readonly TorchConvolution _second;
    private readonly TorchConvolution? _shortcut;

    public TorchResidualBlock(NetworkReader reader, string name, int outputs, int inputs)
    {
        _firstNorm = new TorchGroupNorm(reader, $"{name}.norm1", inputs);
        _first = new TorchConvolution(reader, $"{name}.conv1", outputs, inputs);
        _secondNorm = new TorchGroupNorm(reader, $"{name}.norm2", outputs);
        _second = new TorchConvolution(reader, $"{name}.conv2", outputs, outputs);
        if (outputs != inputs) _shortcut = new TorchConvolution(reader, $"{name}.nin_shortcut", outputs, inputs, side: 1);
    }

    public Tensor Forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var h = _second.Forward(_secondNorm.ForwardSilu(_first.Forward(_firstNorm.ForwardSilu(x))));
        return (_shortcut?.Forward(x) ?? x).add(h, Numbers.One).MoveToOuterDisposeScope();
    }
}
