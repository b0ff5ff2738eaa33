using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>
/// y = (1 + scale)·norm(x) + shift in one pass, where norm brings each token to mean 0 and variance 1, and shift and scale are one
/// row a sample (adaptive layer norm).
/// </summary>
internal static unsafe class LayerNormModulate
{
    // Epsilon of FLUX's layer norms (BFL's reference model).
    private const float Epsilon = 1e-6f;

    public static Tensor Forward(Tape tape, Tensor x, ColumnSlice shift, ColumnSlice scale, int samples)
    {
        var y = tape.New(x.Rows, x.Columns, x.RequiresGradient || shift.Tensor.RequiresGradient || scale.Tensor.RequiresGradient);
        var statistics = tape.New(x.Rows, 2);
        var tokens = x.Rows / samples;
        var width = x.Columns;
        tape.Pool.ForSampleRows(samples, tokens, (sample, _, first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var from = x.Data + ((nint)row * width);
                var mean = Rows.Sum(from, width) / width;
                var inverse = 1f / MathF.Sqrt((Rows.SquaredDistance(from, mean, width) / width) + Epsilon);
                statistics.Data[2 * row] = mean;
                statistics.Data[(2 * row) + 1] = inverse;
                Apply(from, y.Data + ((nint)row * width), mean, inverse, shift.Row(sample), scale.Row(sample), width);
            }
        });
        tape.Record(y, () => Backward(tape, x, y, statistics, shift, scale, samples));
        return y;
    }

    private static void Apply(float* x, float* y, float mean, float inverse, float* shift, float* scale, int width)
    {
        var i = 0;
        var m = Vector512.Create(mean);
        var r = Vector512.Create(inverse);
        for (; i + Lanes.Count <= width; i += Lanes.Count)
        {
            var normal = (Vector512.Load(x + i) - m) * r;
            Vector512.FusedMultiplyAdd(normal, Vector512<float>.One + Vector512.Load(scale + i), Vector512.Load(shift + i)).Store(y + i);
        }

        for (; i < width; i++) y[i] = MathF.FusedMultiplyAdd((x[i] - mean) * inverse, 1 + scale[i], shift[i]);
    }

    private static void Backward(Tape tape, Tensor x, Tensor y, Tensor statistics, ColumnSlice shift, ColumnSlice scale, int samples)
    {
        var width = x.Columns;
        var tokens = x.Rows / samples;
        var pieces = RowPieces.PerSample(tokens);
        var fresh = false;
        var dx = x.RequiresGradient ? x.GradientToWrite(tape.Arena, out fresh) : null;
        var modulated = shift.Tensor.RequiresGradient;

        // Each piece sums its own share of the modulation's gradient; the shares are added in order afterwards.
        var shares = tape.Arena.RentZeroed(modulated ? samples * pieces * 2 * width : 1);
        tape.Pool.ForSampleRows(samples, tokens, (sample, piece, first, end) =>
        {
            var share = shares.Pointer + ((nint)((sample * pieces) + piece) * 2 * width);
            var normal = stackalloc float[width];
            var dNormal = stackalloc float[width];
            for (var row = first; row < end; row++)
            {
                var mean = statistics.Data[2 * row];
                var inverse = statistics.Data[(2 * row) + 1];
                var dy = y.Gradient + ((nint)row * width);
                Normalise(x.Data + ((nint)row * width), normal, mean, inverse, dy, scale.Row(sample), dNormal, width);
                if (modulated)
                {
                    Rows.Add(dy, share, width);
                    Rows.MultiplyAdd(dy, normal, share + width, share + width, width);
                }

                if (dx is not null) InputGradient(normal, dNormal, inverse, dx + ((nint)row * width), fresh, width);
            }
        });

        if (modulated)
        {
            var dShift = shift.Tensor.GradientToAdd(tape.Arena);
            var dScale = scale.Tensor.GradientToAdd(tape.Arena);
            tape.Pool.For(samples, sample =>
            {
                for (var piece = 0; piece < pieces; piece++)
                {
                    var share = shares.Pointer + ((nint)((sample * pieces) + piece) * 2 * width);
                    Rows.Add(share, dShift + ((nint)sample * shift.Stride) + shift.First, width);
                    Rows.Add(share + width, dScale + ((nint)sample * scale.Stride) + scale.First, width);
                }
            });
        }

        tape.Arena.Return(shares);
    }

    private static void Normalise(float* x, float* normal, float mean, float inverse, float* dy, float* scale, float* dNormal, int width)
    {
        var i = 0;
        var m = Vector512.Create(mean);
        var r = Vector512.Create(inverse);
        for (; i + Lanes.Count <= width; i += Lanes.Count)
        {
            ((Vector512.Load(x + i) - m) * r).Store(normal + i);
            (Vector512.Load(dy + i) * (Vector512<float>.One + Vector512.Load(scale + i))).Store(dNormal + i);
        }

        for (; i < width; i++)
        {
            normal[i] = (x[i] - mean) * inverse;
            dNormal[i] = dy[i] * (1 + scale[i]);
        }
    }

    // dx = inverse · (dn - mean(dn) - n·mean(dn·n))
    private static void InputGradient(float* normal, float* dNormal, float inverse, float* dx, bool fresh, int width)
    {
        var mean = Rows.Sum(dNormal, width) / width;
        var slope = Rows.Dot(dNormal, normal, width) / width;
        var m = Vector512.Create(mean);
        var s = Vector512.Create(-slope);
        var r = Vector512.Create(inverse);
        var i = 0;
        for (; i + Lanes.Count <= width; i += Lanes.Count)
        {
            var d = Vector512.FusedMultiplyAdd(Vector512.Load(normal + i), s, Vector512.Load(dNormal + i) - m) * r;
            (fresh ? d : d + Vector512.Load(dx + i)).Store(dx + i);
        }

        for (; i < width; i++)
        {
            var d = MathF.FusedMultiplyAdd(normal[i], -slope, dNormal[i] - mean) * inverse;
            dx[i] = fresh ? d : dx[i] + d;
        }
    }
}
