namespace Astria.Flux.Health;

/// <summary>Looks whether an engine can work, without training, drawing or paying for anything.</summary>
/// <remarks>An engine's package registers its own by <c>FluxBuilder.AddProbe</c>. Implementations are safe to use from many threads, and
/// quick: they are asked every few seconds.</remarks>
public interface IEngineProbe
{
    /// <summary>The engine's name.</summary>
    string Engine { get; }

    /// <summary>Looks.</summary>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>How the engine is; what is wrong with it is no exception.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<EngineHealth> ProbeAsync(CancellationToken cancellationToken = default);
}
