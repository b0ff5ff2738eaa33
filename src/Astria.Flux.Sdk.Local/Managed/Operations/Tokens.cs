using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>Puts the tokens of two streams one behind the other, sample by sample, and takes the second stream out again.</summary>
internal static unsafe class Tokens
{
    public static Tensor Join(Tape tape, Tensor first, Tensor second, int samples)
    {
        var joined = tape.New(first.Rows + second.Rows, first.Columns, first.RequiresGradient || second.RequiresGradient);
        var a = first.Length / samples;
        var b = second.Length / samples;
        tape.Pool.For(samples, s =>
        {
            Rows.Copy(first.Data + ((nint)s * a), joined.Data + ((nint)s * (a + b)), a);
            Rows.Copy(second.Data + ((nint)s * b), joined.Data + ((nint)s * (a + b)) + a, b);
        });

        tape.Record(joined, () =>
        {
            AddBack(tape, first, joined, samples, 0);
            AddBack(tape, second, joined, samples, a);
        });
        return joined;
    }

    public static Tensor Last(Tape tape, Tensor joined, int tokens, int samples)
    {
        var last = tape.New(tokens * samples, joined.Columns, joined.RequiresGradient);
        var part = last.Length / samples;
        var all = joined.Length / samples;
        tape.Pool.For(samples, s => Rows.Copy(joined.Data + ((nint)s * all) + (all - part), last.Data + ((nint)s * part), part));

        tape.Record(last, () =>
        {
            var target = joined.GradientToAdd(tape.Arena);
            tape.Pool.For(samples, s => Rows.Add(last.Gradient + ((nint)s * part), target + ((nint)s * all) + (all - part), part));
        });
        return last;
    }

    private static void AddBack(Tape tape, Tensor part, Tensor joined, int samples, int offset)
    {
        if (!part.RequiresGradient) return;
        var length = part.Length / samples;
        var all = joined.Length / samples;
        var target = part.GradientToAdd(tape.Arena);
        tape.Pool.For(samples, s => Rows.Add(joined.Gradient + ((nint)s * all) + offset, target + ((nint)s * length), length));
    }
}
