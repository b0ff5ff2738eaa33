using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Adapters;

/// <summary>Makes one addition to a joined layer from those to its parts, exactly, and takes it apart again.</summary>
/// <remarks>
/// Parts with the same "down" share it. Otherwise the ranks stand side by side: "down" matrices one under the other, "up" matrices
/// on the diagonal, as kohya's trainer has split layers too, and as diffusers' conversion recognises them.
/// </remarks>
internal static class LoraJoin
{
    /// <summary>Joins the additions to one layer.</summary>
    /// <param name="parts">To outputs that don't overlap.</param>
    public static LoraLayer Join(IReadOnlyList<LoraPart> parts)
    {
        if (parts is [{ Target.IsWhole: true } only]) return only.Layer;
        var (target, first) = (parts[0].Target, parts[0].Layer);
        var sameScale = parts.All(part => part.Layer.Scale == first.Scale);
        var shared = sameScale && parts.All(part => part.Layer.Down.AsSpan().SequenceEqual(first.Down));
        var rank = shared ? first.Rank : parts.Sum(part => part.Layer.Rank);
        var up = new float[checked(target.Outputs * rank)];
        var column = 0;
        foreach (var (place, layer) in parts)
        {
            var factor = sameScale ? 1 : layer.Scale;
            for (var row = 0; row < place.Rows; row++)
            {
                var half = place.Rows / 2;
                var source = !place.HalvesSwapped ? row : row < half ? row + half : row - half;
                for (var i = 0; i < layer.Rank; i++) up[((place.FirstRow + row) * rank) + column + i] = factor * layer.Up[(source * layer.Rank) + i];
            }

            if (!shared) column += layer.Rank;
        }

        float[] down = shared ? first.Down : [.. parts.SelectMany(part => part.Layer.Down)];
        return new LoraLayer(down, up, rank, shared ? first.Alpha : sameScale ? first.Scale * rank : rank);
    }

    /// <summary>Takes the addition to a joined layer apart.</summary>
    /// <param name="layer">The addition.</param>
    /// <param name="parts">The parts of the layer.</param>
    /// <returns>An addition for each part, in their order.</returns>
    public static IReadOnlyList<LoraLayer> Split(LoraLayer layer, IReadOnlyList<LayerPart> parts)
    {
        if (parts.Count == 1) return [parts[0].HalvesSwapped ? layer with { Up = Swapped(layer.Up) } : layer];
        var diagonal = IsDiagonal(layer, parts);
        var rank = diagonal ? layer.Rank / parts.Count : layer.Rank;
        return [.. parts.Select((part, i) =>
        {
            var column = diagonal ? i * rank : 0;
            var up = new float[part.Rows * rank];
            for (var row = 0; row < part.Rows; row++) layer.Up.AsSpan(((part.FirstRow + row) * layer.Rank) + column, rank).CopyTo(up.AsSpan(row * rank));
            return new LoraLayer(layer.Down.AsSpan(column * layer.Inputs, rank * layer.Inputs).ToArray(), up, rank, diagonal ? layer.Scale * rank : layer.Alpha);
        })];
    }

    // Whether each part has ranks of its own and nothing of the others'.
    private static bool IsDiagonal(LoraLayer layer, IReadOnlyList<LayerPart> parts)
    {
        if (layer.Rank % parts.Count != 0) return false;
        var rank = layer.Rank / parts.Count;
        for (var i = 0; i < parts.Count; i++)
        {
            for (var row = parts[i].FirstRow; row < parts[i].FirstRow + parts[i].Rows; row++)
            {
                var numbers = layer.Up.AsSpan(row * layer.Rank, layer.Rank);
                if (numbers[..(i * rank)].ContainsAnyExcept(0f) || numbers[((i + 1) * rank)..].ContainsAnyExcept(0f)) return false;
            }
        }

        return true;
    }

    private static float[] Swapped(float[] up)
    {
        float[] swapped = [.. up];
        FluxCheckpoint.SwapHalves(swapped);
        return swapped;
    }
}
