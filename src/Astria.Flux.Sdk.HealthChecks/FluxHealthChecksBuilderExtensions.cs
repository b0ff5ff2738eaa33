using Astria.Flux.Health;
using Astria.Flux.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of FLUX engines.</summary>
public static class FluxHealthChecksBuilderExtensions
{
    /// <summary>What the names of the checks begin with: <c>flux-</c>, before the engine's.</summary>
    public const string NamePrefix = "flux-";

    /// <summary>Adds a check of every engine that the app registers and that can be asked: <c>flux-astria</c>, <c>flux-local</c>…</summary>
    /// <param name="builder">Where checks are added.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddFlux(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // After all that is added one by one, before or behind this: those keep their tags.
        builder.Services.AddOptions<HealthCheckServiceOptions>().PostConfigure<IEnumerable<IEngineProbe>>(static (options, probes) =>
        {
            foreach (var probe in probes)
            {
                var name = NamePrefix + probe.Engine;
                if (!options.Registrations.Any(known => known.Name == name)) options.Registrations.Add(Registration(name, _ => new FluxHealthCheck(probe)));
            }
        });
        return builder;
    }

    /// <summary>Adds a check of one engine.</summary>
    /// <param name="builder">Where checks are added.</param>
    /// <param name="engine">The engine's name, such as <c>astria</c> or <c>local</c>.</param>
    /// <param name="failureStatus">What is reported when the engine can't work; <see langword="null"/> for unhealthy.</param>
    /// <param name="tags">Tags to choose checks by; <see langword="null"/> for none.</param>
    /// <param name="timeout">How long the check may take; <see langword="null"/> for as long as the engine's own limit.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="engine"/> is empty or blank.</exception>
    public static IHealthChecksBuilder AddFlux(
        this IHealthChecksBuilder builder, string engine, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        return builder.Add(Registration(NamePrefix + engine, services => new FluxHealthCheck(Probe(services, engine)), failureStatus, tags, timeout));
    }

    private static HealthCheckRegistration Registration(
        string name, Func<IServiceProvider, IHealthCheck> factory, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null) =>
        new(name, factory, failureStatus, tags, timeout);

    // A name that is wrong must be seen where health is looked at, and not bring that page down.
    private static IEngineProbe Probe(IServiceProvider services, string engine) =>
        services.GetKeyedService<IEngineProbe>(engine) ?? new NoProbe(engine, [.. services.GetServices<IEngineProbe>().Select(probe => probe.Engine)]);
}
