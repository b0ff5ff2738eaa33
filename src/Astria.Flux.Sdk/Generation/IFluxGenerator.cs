namespace Astria.Flux.Generation;

/// <summary>Draws pictures: the contract of every drawing engine, and of what is wrapped around one.</summary>
/// <remarks>Implementations are safe to use from many threads. Cancelling the token throws <see cref="OperationCanceledException"/> and
/// stops the work.</remarks>
public interface IFluxGenerator
{
    /// <summary>Draws the pictures a request asks for.</summary>
    /// <param name="request">What to draw.</param>
    /// <param name="progress">Hears how far it is. <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops the drawing.</param>
    /// <returns>The pictures, as many as were asked for.</returns>
    /// <exception cref="ArgumentException">The request makes no sense, see <see cref="GenerationRequest.ThrowIfInvalid"/>. Nothing was
    /// drawn.</exception>
    /// <exception cref="PromptRejectedException">A linter in front of the engine refused the prompt.</exception>
    /// <exception cref="FluxException">The engine failed.</exception>
    Task<GenerationResult> GenerateAsync(
        GenerationRequest request, IProgress<GenerationProgress>? progress = null, CancellationToken cancellationToken = default);
}
