namespace Astria.Flux.Training;

/// <summary>Trains LoRAs: the contract of every training engine.</summary>
/// <remarks>
/// <para>Implementations are safe to use from many threads. Cancelling a token throws <see cref="OperationCanceledException"/>, and stops
/// the work that the call itself does; a submitted job goes on until <see cref="CancelAsync"/>.</para>
/// <para>A job's handle exists, and can be saved, before anyone waits on it. Engines whose jobs outlive the process find them again by
/// it.</para>
/// </remarks>
public interface IFluxTrainer
{
    /// <summary>The engine's name, as <see cref="TrainingJob.Engine"/> and <see cref="Tune.Engine"/> record it.</summary>
    string Name { get; }

    /// <summary>Submits a training and returns as soon as the engine has taken it.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="cancellationToken">Stops the submission.</param>
    /// <returns>The durable handle of the job.</returns>
    /// <exception cref="ArgumentException">The request makes no sense, see <see cref="TrainingRequest.ThrowIfInvalid"/>. Nothing was
    /// submitted.</exception>
    /// <exception cref="FluxException">The engine did not take it.</exception>
    Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Finds the job that a request was submitted as, when its handle was lost: the process ended after submitting and before saving, say.</summary>
    /// <remarks>It is found by its title. So give each request a title of its own, save that before submitting, and ask for the job before submitting again.</remarks>
    /// <param name="request">The request as it was submitted.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The handle of the newest job with the request's title, however it stands; <see langword="null"/> when the engine has none, or can't search.</returns>
    /// <exception cref="ArgumentException">The request has no title.</exception>
    /// <exception cref="FluxException">The engine can't say.</exception>
    Task<TrainingJob?> FindAsync(TrainingRequest request, CancellationToken cancellationToken = default) => Task.FromResult<TrainingJob?>(null);

    /// <summary>Looks how a job is doing, without waiting.</summary>
    /// <param name="job">The handle.</param>
    /// <param name="cancellationToken">Stops the look, not the job.</param>
    /// <returns>The status now.</returns>
    /// <exception cref="ArgumentException">The job is another engine's, or unknown to this one.</exception>
    /// <exception cref="FluxException">The engine can't say.</exception>
    Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default);

    /// <summary>Waits until a job is done.</summary>
    /// <param name="job">The handle.</param>
    /// <param name="progress">Hears how far it is; steps never go back. <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the waiting, not the job.</param>
    /// <returns>What was trained.</returns>
    /// <exception cref="ArgumentException">The job is another engine's, or unknown to this one.</exception>
    /// <exception cref="TrainingFailedException">The training failed, or was cancelled by <see cref="CancelAsync"/>.</exception>
    /// <exception cref="FluxException">The engine can't say.</exception>
    Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Stops a job. One that is done already stays as it is.</summary>
    /// <param name="job">The handle.</param>
    /// <param name="cancellationToken">Stops the request to stop.</param>
    /// <returns>A task that ends when the engine has stopped the job or will certainly do so.</returns>
    /// <exception cref="ArgumentException">The job is another engine's, or unknown to this one.</exception>
    /// <exception cref="FluxException">The engine can't stop it.</exception>
    Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default);
}
