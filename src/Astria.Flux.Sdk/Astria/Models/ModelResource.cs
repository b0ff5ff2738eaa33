using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Models;

/// <summary>The models the service offers.</summary>
public sealed class ModelResource
{
    private static readonly AstriaCall Get = new() { Operation = "models.get", Kind = AstriaCallKind.Read };

    private readonly AstriaTransport _transport;

    internal ModelResource(AstriaTransport transport) => _transport = transport;

    /// <summary>Reads the catalogue of the service's command-line tool.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaModelCatalog> GetAsync(CancellationToken cancellationToken = default) => _transport.GetAsync<AstriaModelCatalog>(Get, "cli/models", cancellationToken);

    /// <summary>Reads the catalogue of the service's plug-in.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="AstriaException">The call failed.</exception>
    public Task<AstriaModelCatalog> GetOfPluginAsync(CancellationToken cancellationToken = default) =>
        _transport.GetAsync<AstriaModelCatalog>(Get, "plugin/models", cancellationToken);
}
