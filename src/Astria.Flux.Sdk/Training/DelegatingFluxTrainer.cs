namespace Astria.Flux.Training;

/// <summary>A trainer that hands on to another: what a decorator derives from.</summary>
/// <remarks>It does not own the inner trainer; whoever made that disposes of it.</remarks>
public abstract class DelegatingFluxTrainer : IFluxTrainer
{
    /// <summary>Creates the decorator.</summary>
    /// <param name="inner">The trainer that is handed on to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    protected DelegatingFluxTrainer(IFluxTrainer inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <inheritdoc/>
    public virtual string Name => Inner.Name;

    /// <summary>The trainer that is handed on to.</summary>
    protected IFluxTrainer Inner { get; }

    /// <inheritdoc/>
    public virtual Task<TrainingJob> SubmitAsync(TrainingRequest request, CancellationToken cancellationToken = default) => Inner.SubmitAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TrainingJob?> FindAsync(TrainingRequest request, CancellationToken cancellationToken = default) => Inner.FindAsync(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<TrainingStatus> GetStatusAsync(TrainingJob job, CancellationToken cancellationToken = default) => Inner.GetStatusAsync(job, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<Tune> WaitAsync(TrainingJob job, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Inner.WaitAsync(job, progress, cancellationToken);

    /// <inheritdoc/>
    public virtual Task CancelAsync(TrainingJob job, CancellationToken cancellationToken = default) => Inner.CancelAsync(job, cancellationToken);
}
