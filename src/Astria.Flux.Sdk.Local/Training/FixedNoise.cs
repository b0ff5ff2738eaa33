using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Training;

/// <summary>Pictures at fixed times under fixed noise: what a model says about them can be compared from one step to another.</summary>
internal static class FixedNoise
{
    // Every stretch of the way from noise to picture, none of its ends.
    private static readonly float[] Times = [0.125f, 0.375f, 0.625f, 0.875f];

    /// <summary>One batch a picture: its first view at every time.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="stream">Which of the seed's streams; as many more are used as there are pictures.</param>
    public static IReadOnlyList<TrainingBatch> Of(IReadOnlyList<TrainingPicture> pictures, long seed, long stream)
    {
        var batches = new List<TrainingBatch>();
        for (var i = 0; i < pictures.Count; i++)
        {
            var (latent, weights) = pictures[i].Views[0];
            var random = new FluxRandom(seed, stream + i);
            batches.Add(new TrainingBatch
            {
                Grid = pictures[i].Grid,
                Captions = [.. Enumerable.Repeat(pictures[i].Caption, Times.Length)],
                Flow = FlowMatchBatch.At([.. Enumerable.Repeat(latent, Times.Length).SelectMany(l => l)], Times, ref random),
                Weights = weights is null ? null : [.. Enumerable.Repeat(weights, Times.Length).SelectMany(w => w)],
            });
        }

        return batches;
    }
}
