namespace Astria.Flux.Presets;

/// <summary>How the learning rate runs over a training, after its warm-up.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays as it is.</summary>
    Constant = 0,

    /// <summary>It falls in a straight line to nothing.</summary>
    Linear,

    /// <summary>It falls along half a cosine to nothing.</summary>
    Cosine,

    /// <summary>It falls as a polynomial of the remaining steps; of degree 1 unless an engine says otherwise.</summary>
    Polynomial,
}
