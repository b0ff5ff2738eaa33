using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>y = x + gate·branch, where gate is one row a sample.</summary>
internal static unsafe class GatedResidual
{
    public static Tensor Forward(Tape tape, Tensor x, Tensor branch, ColumnSlice gate, int samples)
    {
        var width = x.Columns;
        var tokens = x.Rows / samples;
        var y = tape.New(x.Rows, width, x.RequiresGradient || branch.RequiresGradient || gate.Tensor.RequiresGradient);
        tape.Pool.ForSampleRows(samples, tokens, (sample, _, first, end) =>
        {
            var g = gate.Row(sample);
            for (var row = first; row < end; row++)
            {
                var at = (nint)row * width;
                Rows.MultiplyAdd(g, branch.Data + at, x.Data + at, y.Data + at, width);
            }
        });
        tape.Record(y, () => Backward(tape, x, branch, gate, y, samples));
        return y;
    }

    private static void Backward(Tape tape, Tensor x, Tensor branch, ColumnSlice gate, Tensor y, int samples)
    {
        var width = x.Columns;
        var tokens = x.Rows / samples;
        var pieces = RowPieces.PerSample(tokens);
        var freshX = false;
        var freshBranch = false;
        var dx = x.RequiresGradient ? x.GradientToWrite(tape.Arena, out freshX) : null;
        var dBranch = branch.RequiresGradient ? branch.GradientToWrite(tape.Arena, out freshBranch) : null;
        var gated = gate.Tensor.RequiresGradient;
        var shares = tape.Arena.RentZeroed(gated ? samples * pieces * width : 1);
        tape.Pool.ForSampleRows(samples, tokens, (sample, piece, first, end) =>
        {
            var share = shares.Pointer + ((nint)((sample * pieces) + piece) * width);
            for (var row = first; row < end; row++)
            {
                var at = (nint)row * width;
                var dy = y.Gradient + at;
                if (dx is not null)
                {
                    if (freshX) Rows.Copy(dy, dx + at, width);
                    else Rows.Add(dy, dx + at, width);
                }

                if (gated) Rows.MultiplyAdd(dy, branch.Data + at, share, share, width);
                if (dBranch is null) continue;
                if (freshBranch) Multiply(dy, gate.Row(sample), dBranch + at, width);
                else Rows.MultiplyAdd(dy, gate.Row(sample), dBranch + at, dBranch + at, width);
            }
        });

        if (gated)
        {
            var dGate = gate.Tensor.GradientToAdd(tape.Arena);
            tape.Pool.For(samples, sample =>
            {
                for (var piece = 0; piece < pieces; piece++)
                {
                    Rows.Add(shares.Pointer + ((nint)((sample * pieces) + piece) * width), dGate + ((nint)sample * gate.Stride) + gate.First, width);
                }
            });
        }

        tape.Arena.Return(shares);
    }

    private static void Multiply(float* a, float* b, float* y, int width)
    {
        var i = 0;
        for (; i + Lanes.Count <= width; i += Lanes.Count) (Vector512.Load(a + i) * Vector512.Load(b + i)).Store(y + i);
        for (; i < width; i++) y[i] = a[i] * b[i];
    }
}
