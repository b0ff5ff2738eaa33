namespace Astria.Flux.Generation;

/// <summary>A generator that hands on to another: what a decorator derives from.</summary>
/// <remarks>It does not own the inner generator; whoever made that disposes of it.</remarks>
public abstract class DelegatingFluxGenerator : IFluxGenerator
{
    /// <summary>Creates the decorator.</summary>
    /// <param name="inner">The generator that is handed on to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    protected DelegatingFluxGenerator(IFluxGenerator inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The generator that is handed on to.</summary>
    protected IFluxGenerator Inner { get; }

    /// <inheritdoc/>
    public virtual Task<GenerationResult> GenerateAsync(
        GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Inner.GenerateAsync(request, progress, cancellationToken);
}
