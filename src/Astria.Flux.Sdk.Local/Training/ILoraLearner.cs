using Astria.Flux.Local.Adapters;

namespace Astria.Flux.Local.Training;

/// <summary>
/// What the training loop needs of an engine: a model with a new LoRA on it, which is taught batch by batch. The loop decides what
/// is shown when; the engine only computes, so that every engine trains by the same rules.
/// </summary>
internal interface ILoraLearner : IDisposable
{
    /// <summary>Adds a batch's gradients to those already there.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="share">What the batch's mean loss counts.</param>
    /// <returns>The mean loss of each picture.</returns>
    double[] Learn(TrainingBatch batch, float share);

    /// <summary>What the model says about a batch, without learning from it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="adapted">With the LoRA, or as the base says it.</param>
    float[] Predict(TrainingBatch batch, bool adapted);

    /// <summary>Changes the LoRA by the gradients gathered, and forgets them.</summary>
    /// <param name="learningRate">Step size.</param>
    /// <param name="longestGradient">Length they are cut to.</param>
    void Apply(float learningRate, float longestGradient);

    /// <summary>The LoRA as it is to be saved: its average where one is kept.</summary>
    LoraWeights ToWeights();

    /// <summary>Everything that changes while it learns, by name, as 32-bit floats to the last bit.</summary>
    IEnumerable<(string Name, float[] Values)> Save();

    /// <summary>Puts back what <see cref="Save"/> gave.</summary>
    /// <param name="updates">Calls of <see cref="Apply"/> until then.</param>
    /// <param name="read">The numbers of a name.</param>
    void Restore(int updates, Func<string, float[]> read);
}
