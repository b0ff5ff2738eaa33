namespace Astria.Flux.Local.Training;

/// <summary>Hears how a training goes; an exception from it ends the training.</summary>
internal interface ITrainingObserver
{
    /// <summary>A step is done, and with it whatever was due after it.</summary>
    void OnStep(LoopState state, ILoraLearner learner);
}
