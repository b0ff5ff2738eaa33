using System.Runtime.Intrinsics;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>SiLU and the tanh form of GELU. Both are x·sigmoid(u(x)), so one loop serves both, forward and backward.</summary>
internal static unsafe class Activations
{
    /// <summary>What stands inside the sigmoid, and its derivative.</summary>
    private interface IGate
    {
        static abstract Vector512<float> Inside(Vector512<float> x);

        static abstract Vector512<float> Slope(Vector512<float> x);
    }

    public static Tensor Silu(Tape tape, Tensor x)
    {
        var y = tape.New(x.Rows, x.Columns, x.RequiresGradient);
        Forward<SiluGate>(tape, x, y);
        return y;
    }

    public static Tensor Gelu(Tape tape, Tensor x)
    {
        var y = tape.New(x.Rows, x.Columns, x.RequiresGradient);
        Forward<GeluGate>(tape, x, y);
        return y;
    }

    /// <summary>GELU of some columns of a fused projection, written beside something else for the next projection.</summary>
    public static void Gelu(Tape tape, ColumnSlice x, ColumnSlice y) => Forward<GeluGate>(tape, x, y);

    private static void Forward<TGate>(Tape tape, ColumnSlice x, ColumnSlice y)
        where TGate : struct, IGate
    {
        tape.Pool.ForRows(x.Tensor.Rows, (first, end) =>
        {
            for (var row = first; row < end; row++) Row<TGate>(x.Row(row), y.Row(row), x.Count);
        });
        tape.Record(y.Tensor, () =>
        {
            if (!x.Tensor.RequiresGradient) return;

            // Columns of a fused projection have no other reader: they are filled, whoever fills the others.
            var fresh = true;
            if (x.Count == x.Stride) x.Tensor.GradientToWrite(tape.Arena, out fresh);
            else x.Tensor.GradientToFill(tape.Arena);
            tape.Pool.ForRows(x.Tensor.Rows, (first, end) =>
            {
                for (var row = first; row < end; row++) BackwardRow<TGate>(x.Row(row), y.GradientRow(row), x.GradientRow(row), fresh, x.Count);
            });
        });
    }

    private static void Row<TGate>(float* x, float* y, int width)
        where TGate : struct, IGate
    {
        var i = 0;
        for (; i + Lanes.Count <= width; i += Lanes.Count) Value<TGate>(Vector512.Load(x + i)).Store(y + i);
        if (i < width) Lanes.StorePart(Value<TGate>(Lanes.LoadPart(x + i, width - i)), y + i, width - i);
    }

    private static void BackwardRow<TGate>(float* x, float* dy, float* dx, bool fresh, int width)
        where TGate : struct, IGate
    {
        var i = 0;
        for (; i + Lanes.Count <= width; i += Lanes.Count)
        {
            var d = Derivative<TGate>(Vector512.Load(x + i)) * Vector512.Load(dy + i);
            (fresh ? d : d + Vector512.Load(dx + i)).Store(dx + i);
        }

        if (i == width) return;
        var rest = width - i;
        var last = Derivative<TGate>(Lanes.LoadPart(x + i, rest)) * Lanes.LoadPart(dy + i, rest);
        Lanes.StorePart(fresh ? last : last + Lanes.LoadPart(dx + i, rest), dx + i, rest);
    }

    private static Vector512<float> Value<TGate>(Vector512<float> x)
        where TGate : struct, IGate => x * Lanes.Sigmoid(TGate.Inside(x));

    private static Vector512<float> Derivative<TGate>(Vector512<float> x)
        where TGate : struct, IGate
    {
        var s = Lanes.Sigmoid(TGate.Inside(x));
        return Vector512.FusedMultiplyAdd(x * s * (Vector512<float>.One - s), TGate.Slope(x), s);
    }

    private readonly struct SiluGate : IGate
    {
        public static Vector512<float> Inside(Vector512<float> x) => x;

        public static Vector512<float> Slope(Vector512<float> x) => Vector512<float>.One;
    }

    // ½(1 + tanh(v)) = sigmoid(2v) with v = √(2/π)·(x + 0.044715·x³), the tanh form that FLUX uses.
    private readonly struct GeluGate : IGate
    {
        private const float Linear = 1.5957691216057308f;
        private const float Cubic = 0.044715f;

        public static Vector512<float> Inside(Vector512<float> x) =>
            x * Vector512.Create(Linear) * Vector512.FusedMultiplyAdd(x * x, Vector512.Create(Cubic), Vector512<float>.One);

        public static Vector512<float> Slope(Vector512<float> x) =>
            Vector512.Create(Linear) * Vector512.FusedMultiplyAdd(x * x, Vector512.Create(3 * Cubic), Vector512<float>.One);
    }
}
