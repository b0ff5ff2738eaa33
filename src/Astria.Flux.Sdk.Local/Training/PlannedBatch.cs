namespace Astria.Flux.Local.Training;

/// <summary>A batch of a step.</summary>
/// <param name="Batch">What is shown.</param>
/// <param name="Subjects">How many of its pictures, the first ones, are of the subject; the others are prior pictures.</param>
internal sealed record PlannedBatch(TrainingBatch Batch, int Subjects)
{
    /// <summary>Asks of the model, for the prior pictures, to say what the base says about them, and not where they came from: what the base does not draw
    /// well is not learned anew, and nothing pulls away from it.</summary>
    public void KeepBase(ILoraLearner learner)
    {
        var priors = Batch.Captions.Count - Subjects;
        if (priors == 0) return;
        var part = Batch with
        {
            Captions = [.. Batch.Captions.Skip(Subjects)],
            Flow = Batch.Flow.Part(Subjects, priors),
            Weights = null,
        };
        var said = learner.Predict(part, adapted: false);
        said.CopyTo(Batch.Flow.Target, Batch.Flow.Target.Length - said.Length);
    }
}
