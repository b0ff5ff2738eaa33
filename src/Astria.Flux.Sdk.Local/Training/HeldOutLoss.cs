namespace Astria.Flux.Local.Training;

/// <summary>The loss on pictures that are never learned, under the same noise each time.</summary>
internal sealed class HeldOutLoss(IReadOnlyList<TrainingPicture> pictures, long seed)
{
    private const long Stream = 600_000_000;

    private readonly IReadOnlyList<TrainingBatch> _batches = FixedNoise.Of(pictures, seed, Stream);

    public bool IsEmpty => _batches.Count == 0;

    public double Of(ILoraLearner learner) => _batches.Average(batch => Loss(learner.Predict(batch, adapted: true), batch));

    private static double Loss(float[] said, TrainingBatch batch)
    {
        var width = said.Length / (batch.Captions.Count * batch.Grid.Count);
        double sum = 0;
        for (var i = 0; i < said.Length; i++)
        {
            var d = (double)said[i] - batch.Flow.Target[i];
            sum += d * d * (batch.Weights is { } weights ? weights[i / width] : 1);
        }

        return sum / said.Length;
    }
}
