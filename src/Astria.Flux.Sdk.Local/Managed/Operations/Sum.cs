using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>a + b.</summary>
internal static unsafe class Sum
{
    public static Tensor Forward(Tape tape, Tensor a, Tensor b)
    {
        var y = tape.New(a.Rows, a.Columns, a.RequiresGradient || b.RequiresGradient);
        Rows.Copy(a.Data, y.Data, y.Length);
        Rows.Add(b.Data, y.Data, y.Length);
        tape.Record(y, () =>
        {
            if (a.RequiresGradient) Rows.Add(y.Gradient, a.GradientToAdd(tape.Arena), y.Length);
            if (b.RequiresGradient) Rows.Add(y.Gradient, b.GradientToAdd(tape.Arena), y.Length);
        });
        return y;
    }
}
