using Astria.Flux.Imaging;
using Astria.Flux.Local.Flux;

namespace Astria.Flux.Local.Pictures;

/// <summary>What each token of a cut-out counts in the loss: the transparent is not what is to be learned.</summary>
internal static class SubjectMask
{
    // Not nothing: what a model is never told about, it draws as it likes.
    private const float Least = 0.1f;

    /// <summary>Weights, 1 on average; <see langword="null"/> for a picture without transparency, or of nothing else.</summary>
    /// <param name="picture">A picture as large as the grid's tokens.</param>
    /// <param name="grid">The tokens.</param>
    public static float[]? Weights(Picture picture, TokenGrid grid)
    {
        var side = picture.Width / grid.Columns;
        var weights = new float[grid.Count];
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var alpha = picture.Rgba[(((y * picture.Width) + x) * Picture.BytesPerPixel) + 3] / 255f;
                weights[((y / side) * grid.Columns) + (x / side)] += (Least + ((1 - Least) * alpha)) / (side * side);
            }
        }

        var mean = weights.Average();
        if (weights.Min() > 0.999f || weights.Max() <= Least + 0.001f) return null;
        for (var i = 0; i < weights.Length; i++) weights[i] /= mean;
        return weights;
    }
}
