using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Managed.Operations;

/// <summary>Each output row is Σ rows ÷ √count of a table, plus a row of a table of places: the embedding of a bag.</summary>
internal static unsafe class RowMeans
{
    public static Tensor Forward(Tape tape, Tensor table, Tensor places, BagOfRows[] bags)
    {
        var width = table.Columns;
        var y = tape.New(bags.Length, width, table.RequiresGradient || places.RequiresGradient);
        y.Span.Clear();
        for (var i = 0; i < bags.Length; i++)
        {
            var to = y.Data + ((nint)i * width);
            foreach (var row in bags[i].Rows) Rows.AddScaled(Share(bags[i]), table.Data + ((nint)row * width), to, width);
            if (bags[i].Place is { } place) Rows.Add(places.Data + ((nint)place * width), to, width);
        }

        tape.Record(y, () =>
        {
            var dTable = table.GradientToAdd(tape.Arena);
            var dPlaces = places.GradientToAdd(tape.Arena);
            for (var i = 0; i < bags.Length; i++)
            {
                var from = y.Gradient + ((nint)i * width);
                foreach (var row in bags[i].Rows) Rows.AddScaled(Share(bags[i]), from, dTable + ((nint)row * width), width);
                if (bags[i].Place is { } place) Rows.Add(from, dPlaces + ((nint)place * width), width);
            }
        });
        return y;
    }

    // ÷ √count, not ÷ count: a long word's features would shrink to nothing.
    private static float Share(BagOfRows bag) => 1f / MathF.Sqrt(bag.Rows.Length);
}
