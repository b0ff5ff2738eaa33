using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.AutoEncoders;

/// <summary>
/// A convolution of 3×3 places as a matrix product: the nine neighbours of a strip of places are laid out in rows, so that memory stays
/// small for any picture. Outside the picture there is zero.
/// </summary>
internal sealed unsafe class Convolution : IImageLayer
{
    private const int Side = 3;

    // Floats of neighbours that stand in memory at once: 16 MiB.
    private const int LargestStrip = 4 << 20;

    private readonly Tensor _weight;
    private readonly Tensor _bias;
    private readonly int _inputs;
    private readonly ConvolutionStep _step;

    /// <param name="reader">The tensors.</param>
    /// <param name="name">The layer: outputs × inputs × 3 × 3 and a bias.</param>
    /// <param name="outputs">Channels that come out.</param>
    /// <param name="inputs">Channels that go in.</param>
    /// <param name="step">How the result's places lie over the picture's.</param>
    public Convolution(TensorReader reader, string name, int outputs, int inputs, ConvolutionStep step = ConvolutionStep.Same)
    {
        _inputs = inputs;
        _step = step;
        var weight = reader.Read($"{name}.weight", outputs, inputs, Side, Side);
        _bias = reader.Read($"{name}.bias", outputs);
        _weight = Reorder(weight, inputs);
    }

    public ImageRows Forward(Tape tape, ImageRows x)
    {
        var (height, width) = _step switch
        {
            ConvolutionStep.Half => (x.Height / 2, x.Width / 2),
            ConvolutionStep.Double => (x.Height * 2, x.Width * 2),
            _ => (x.Height, x.Width),
        };
        var y = tape.New(checked(height * width), _weight.Rows);
        var depth = Side * Side * _inputs;
        var rowsAtOnce = Math.Clamp(LargestStrip / (depth * width), 1, height);
        var strip = tape.Arena.Rent(checked(rowsAtOnce * width * depth));
        for (var top = 0; top < height; top += rowsAtOnce)
        {
            var rows = Math.Min(rowsAtOnce, height - top);
            var first = top;
            tape.Pool.For(rows, row => Gather(x, first + row, width, strip.Pointer + ((nint)row * width * depth)));
            var target = y.Data + ((nint)top * width * y.Columns);
            for (var place = 0; place < rows * width; place++) Rows.Copy(_bias.Data, target + ((nint)place * y.Columns), y.Columns);
            Gemm.Multiply(
                tape.Pool,
                new Matrix(strip.Pointer, rows * width, depth, depth),
                _weight.AsMatrix().Transposed,
                new Matrix(target, rows * width, y.Columns, y.Columns),
                accumulate: true);
        }

        tape.Arena.Return(strip);
        GC.KeepAlive(this);
        return new ImageRows(y, height, width);
    }

    // outputs × (inputs × 3 × 3) → outputs × (3 × 3 × inputs): the channels of a neighbour stand together.
    private static Tensor Reorder(Tensor weight, int inputs)
    {
        const int places = Side * Side;
        if (weight.Columns != inputs * places) return weight;
        var reordered = Tensor.Parameter(weight.Span, weight.Rows, weight.Columns, requiresGradient: false);
        for (var output = 0; output < weight.Rows; output++)
        {
            for (var i = 0; i < weight.Columns; i++)
            {
                reordered.Span[(output * weight.Columns) + ((i % places) * inputs) + (i / places)] = weight.Span[(output * weight.Columns) + i];
            }
        }

        return reordered;
    }

    private void Gather(ImageRows x, int row, int width, float* target)
    {
        for (var column = 0; column < width; column++)
        {
            for (var dy = 0; dy < Side; dy++)
            {
                for (var dx = 0; dx < Side; dx++)
                {
                    var (y, atY) = Source(row, dy, x.Height);
                    var (place, atX) = Source(column, dx, x.Width);
                    if (atY && atX) Rows.Copy(x.Values.Data + ((((nint)y * x.Width) + place) * _inputs), target, _inputs);
                    else new Span<float>(target, _inputs).Clear();
                    target += _inputs;
                }
            }
        }
    }

    // FLUX's halving step looks at the place and the two behind it, the others at the place between two.
    private (int Place, bool Inside) Source(int place, int offset, int size)
    {
        var source = _step == ConvolutionStep.Half ? (2 * place) + offset : place + offset - 1;
        if (_step != ConvolutionStep.Double) return (source, source >= 0 && source < size);
        return (source >> 1, source >= 0 && source < 2 * size);
    }
}
