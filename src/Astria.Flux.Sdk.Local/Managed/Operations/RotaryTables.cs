namespace Astria.Flux.Local.Managed.Operations;

/// <summary>
/// The rotary tables of the sizes that were last asked for. A table is the same at every step and pinned like all the engine computes with: made
/// anew each time, a thousand steps would leave a thousand of them to the garbage collector.
/// </summary>
/// <param name="axes">Features of each axis.</param>
/// <param name="theta">Base of the frequencies.</param>
internal sealed class RotaryTables(int[] axes, double theta)
{
    // The aspect buckets of a training are up to nine on each side of the square.
    private const int Kept = 20;

    // Last used last.
    private readonly List<(float[] Positions, RotaryTable Table)> _tables = [];

    /// <summary>The table of these positions, of text and then of the picture.</summary>
    public RotaryTable Of(ReadOnlySpan<float> text, ReadOnlySpan<float> image)
    {
        for (var i = _tables.Count - 1; i >= 0; i--)
        {
            var known = _tables[i];
            if (known.Positions.Length != text.Length + image.Length || !known.Positions.AsSpan(0, text.Length).SequenceEqual(text) || !known.Positions.AsSpan(text.Length).SequenceEqual(image)) continue;
            _tables.RemoveAt(i);
            _tables.Add(known);
            return known.Table;
        }

        float[] positions = [.. text, .. image];
        var table = new RotaryTable(positions, axes, theta);
        if (_tables.Count == Kept) _tables.RemoveAt(0);
        _tables.Add((positions, table));
        return table;
    }
}
