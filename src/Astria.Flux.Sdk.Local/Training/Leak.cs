namespace Astria.Flux.Local.Training;

/// <summary>
/// How much a LoRA changes what it was not asked to change: the change of what the model says about other things, against the
/// change of what it says about the subject. 0 is none; at 1 everything turns into the subject.
/// </summary>
internal static class Leak
{
    private const long SubjectStream = 700_000_000;
    private const long WitnessStream = 800_000_000;

    // A few pictures tell; each costs two looks.
    private const int MostPictures = 8;

    /// <summary>Measures it; <see langword="null"/> where there is nothing to compare.</summary>
    public static double? Measure(ILoraLearner learner, PictureSet pictures, long seed)
    {
        if (pictures.Witnesses.Count == 0) return null;
        var subject = Change(learner, [.. pictures.Subject.Take(MostPictures)], seed, SubjectStream);
        var others = Change(learner, [.. pictures.Witnesses.Take(MostPictures)], seed, WitnessStream);
        return subject > 0 ? others / subject : null;
    }

    // Root of the mean squared difference between the model with and without the LoRA.
    private static double Change(ILoraLearner learner, IReadOnlyList<TrainingPicture> pictures, long seed, long stream)
    {
        double sum = 0;
        long count = 0;
        foreach (var batch in FixedNoise.Of(pictures, seed, stream))
        {
            var with = learner.Predict(batch, adapted: true);
            var without = learner.Predict(batch, adapted: false);
            for (var i = 0; i < with.Length; i++) sum += (with[i] - (double)without[i]) * (with[i] - (double)without[i]);
            count += with.Length;
        }

        return Math.Sqrt(sum / count);
    }
}
