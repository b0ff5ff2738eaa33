using Astria.Flux.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Astria.Flux.HealthChecks;

/// <summary>An engine's probe as a health check. Thread-safe.</summary>
/// <param name="probe">What looks.</param>
/// <exception cref="ArgumentNullException"><paramref name="probe"/> is <see langword="null"/>.</exception>
public sealed class FluxHealthCheck(IEngineProbe probe) : IHealthCheck
{
    private readonly IEngineProbe _probe = probe ?? throw new ArgumentNullException(nameof(probe));

    /// <summary>Looks how the engine is.</summary>
    /// <param name="context">How the check is registered; what can't work is reported as its failure status.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The result, with what was looked at as its data.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var health = await _probe.ProbeAsync(cancellationToken).ConfigureAwait(false);
        var status = health.State switch
        {
            EngineHealthState.Healthy => HealthStatus.Healthy,
            EngineHealthState.Degraded => HealthStatus.Degraded,
            _ => context.Registration.FailureStatus,
        };
        return new(status, health.Description, data: health.Facts);
    }
}
