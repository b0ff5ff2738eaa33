using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>Normalises groups of channels over the whole picture, and, where asked, goes through SiLU in the same pass.</summary>
internal sealed unsafe class GroupNorm
{
    /// <summary>Groups of every norm in FLUX's autoencoder.</summary>
    public const int Groups = 32;

    private const double Epsilon = 1e-6;

    private readonly int _channels;
    private readonly Tensor _scale;
    private readonly Tensor _shift;

    public GroupNorm(TensorReader reader, string name, int channels)
    {
        if (channels % Groups != 0) reader.Fault($"'{name}' has {channels} channels, which {Groups} groups can't share");
        _channels = channels;
        _scale = reader.Read($"{name}.weight", channels);
        _shift = reader.Read($"{name}.bias", channels);
    }

    public ImageRows Forward(Tape tape, ImageRows x, bool silu)
    {
        var y = tape.New(x.Values.Rows, _channels);
        var (factors, shifts) = Coefficients(tape, x);
        fixed (float* factor = factors, shift = shifts)
        {
            var (f, s) = ((nint)factor, (nint)shift);
            tape.Pool.ForRows(x.Values.Rows, (first, end) =>
            {
                for (var row = first; row < end; row++) Row(x.Values.Data + ((nint)row * _channels), y.Data + ((nint)row * _channels), (float*)f, (float*)s, _channels, silu);
            });
        }

        GC.KeepAlive(this);
        return new ImageRows(y, x.Height, x.Width);
    }

    private static void Row(float* x, float* y, float* factor, float* shift, int width, bool silu)
    {
        var i = 0;
        for (; i + Lanes.Count <= width; i += Lanes.Count) Value(Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(factor + i), Vector512.Load(shift + i)), silu).Store(y + i);
        if (i == width) return;
        var rest = width - i;
        Lanes.StorePart(Value(Vector512.FusedMultiplyAdd(Lanes.LoadPart(x + i, rest), Lanes.LoadPart(factor + i, rest), Lanes.LoadPart(shift + i, rest)), silu), y + i, rest);
    }

    private static Vector512<float> Value(Vector512<float> x, bool silu) => silu ? x * Lanes.Sigmoid(x) : x;

    // Sums in double and by fixed pieces: the same bits for any number of threads.
    private (float[] Factors, float[] Shifts) Coefficients(Tape tape, ImageRows x)
    {
        var rows = x.Values.Rows;
        var pieces = RowPieces.PerSample(rows);
        var sums = new double[pieces * _channels];
        var squares = new double[pieces * _channels];
        tape.Pool.ForSampleRows(1, rows, (_, piece, first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var from = x.Values.Data + ((nint)row * _channels);
                for (var c = 0; c < _channels; c++)
                {
                    sums[(piece * _channels) + c] += from[c];
                    squares[(piece * _channels) + c] += (double)from[c] * from[c];
                }
            }
        });
        var (factors, shifts) = (new float[_channels], new float[_channels]);
        var width = _channels / Groups;
        for (var first = 0; first < _channels; first += width)
        {
            double sum = 0, square = 0;
            for (var piece = 0; piece < pieces; piece++)
            {
                for (var c = first; c < first + width; c++)
                {
                    sum += sums[(piece * _channels) + c];
                    square += squares[(piece * _channels) + c];
                }
            }

            var count = (double)rows * width;
            var mean = sum / count;
            var inverse = 1 / Math.Sqrt(Math.Max(0, (square / count) - (mean * mean)) + Epsilon);
            for (var c = first; c < first + width; c++)
            {
                factors[c] = (float)(inverse * _scale.Span[c]);
                shifts[c] = (float)(_shift.Span[c] - (mean * inverse * _scale.Span[c]));
            }
        }

        return (factors, shifts);
    }
}
