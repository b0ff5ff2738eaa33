using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Text.Encoders;

/// <summary>The normalisations of text encoders, row by row, without a way back.</summary>
internal static unsafe class RowNorm
{
    /// <summary>T5's: divided by the root of the mean square, no mean taken off.</summary>
    public static Tensor RootMeanSquare(Tape tape, Tensor x, Tensor scale, float epsilon)
    {
        var y = tape.New(x.Rows, x.Columns);
        tape.Pool.ForRows(x.Rows, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var from = x.Data + ((nint)row * x.Columns);
                var to = y.Data + ((nint)row * x.Columns);
                var factor = 1 / MathF.Sqrt((Rows.Dot(from, from, x.Columns) / x.Columns) + epsilon);
                for (var i = 0; i < x.Columns; i++) to[i] = scale.Data[i] * (from[i] * factor);
            }
        });
        return y;
    }

    /// <summary>CLIP's: mean 0, spread 1, then scale and shift.</summary>
    public static Tensor Layer(Tape tape, Tensor x, Tensor scale, Tensor shift, float epsilon)
    {
        var y = tape.New(x.Rows, x.Columns);
        tape.Pool.ForRows(x.Rows, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var from = x.Data + ((nint)row * x.Columns);
                var to = y.Data + ((nint)row * x.Columns);
                var mean = Rows.Sum(from, x.Columns) / x.Columns;
                var factor = 1 / MathF.Sqrt((Rows.SquaredDistance(from, mean, x.Columns) / x.Columns) + epsilon);
                for (var i = 0; i < x.Columns; i++) to[i] = ((from[i] - mean) * factor * scale.Data[i]) + shift.Data[i];
            }
        });
        return y;
    }
}
