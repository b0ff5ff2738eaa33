using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>Two convolutions, each behind norm and SiLU, added to what went in.</summary>
internal sealed class ResidualBlock : IImageLayer
{
    private readonly GroupNorm _firstNorm;
    private readonly Convolution _first;
    private readonly GroupNorm _secondNorm;
    private readonly Convolution _second;
    private readonly Linear? _shortcut;

    public ResidualBlock(TensorReader reader, string name, int outputs, int inputs)
    {
        _firstNorm = new GroupNorm(reader, $"{name}.norm1", inputs);
        _first = new Convolution(reader, $"{name}.conv1", outputs, inputs);
        _secondNorm = new GroupNorm(reader, $"{name}.norm2", outputs);
        _second = new Convolution(reader, $"{name}.conv2", outputs, outputs);
        if (outputs != inputs) _shortcut = PointLayer.Read(reader, $"{name}.nin_shortcut", outputs, inputs);
    }

    public ImageRows Forward(Tape tape, ImageRows x)
    {
        var mark = tape.Mark();
        var h = _first.Forward(tape, _firstNorm.Forward(tape, x, silu: true));
        tape.ReleaseSince(mark, h.Values);
        h = _second.Forward(tape, _secondNorm.Forward(tape, h, silu: true));
        tape.ReleaseSince(mark, h.Values);
        var rest = _shortcut is null ? x.Values : _shortcut.Forward(tape, x.Values);
        var sum = Sum.Forward(tape, rest, h.Values);
        tape.ReleaseSince(mark, sum);
        return h with { Values = sum };
    }
}
