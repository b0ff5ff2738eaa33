using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>Every place looks at every other, with one head, added to what went in.</summary>
internal sealed unsafe class PictureAttention(TensorReader reader, string name, int channels) : IImageLayer
{
    private readonly GroupNorm _norm = new(reader, $"{name}.norm", channels);
    private readonly Linear _query = PointLayer.Read(reader, $"{name}.q", channels, channels);
    private readonly Linear _key = PointLayer.Read(reader, $"{name}.k", channels, channels);
    private readonly Linear _value = PointLayer.Read(reader, $"{name}.v", channels, channels);
    private readonly Linear _output = PointLayer.Read(reader, $"{name}.proj_out", channels, channels);

    public ImageRows Forward(Tape tape, ImageRows x)
    {
        var mark = tape.Mark();
        var normed = _norm.Forward(tape, x, silu: false).Values;
        var (query, key, value) = (_query.Forward(tape, normed), _key.Forward(tape, normed), _value.Forward(tape, normed));
        var attended = tape.New(query.Rows, channels);
        PlainAttention.Forward(tape.Pool, tape.Arena, query.AsMatrix(), key.AsMatrix(), value.AsMatrix(), attended.AsMatrix(), 1 / MathF.Sqrt(channels));
        var sum = Sum.Forward(tape, x.Values, _output.Forward(tape, attended));
        tape.ReleaseSince(mark, sum);
        GC.KeepAlive(this);
        return x with { Values = sum };
    }
}
