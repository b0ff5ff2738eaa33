using Astria.Flux.Astria;
using Astria.Flux.Astria.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client of Astria's service.</summary>
public static class AstriaServiceCollectionExtensions
{
    /// <summary>The name of the HTTP client that calls go through.</summary>
    public const string HttpClientName = "Astria";

    /// <summary>Registers <see cref="AstriaClient"/>, one for the app.</summary>
    /// <remarks>
    /// <para>A registered <see cref="IAstriaResilience"/> replaces the library's pipeline, a registered <see cref="TimeProvider"/> the system's clock.</para>
    /// <para>Handlers added to the answered builder stand inside the pipeline: they see every attempt.</para>
    /// </remarks>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets the key and what else differs from the defaults.</param>
    /// <returns>The builder of the HTTP client, to add handlers or a proxy to.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddAstriaClient(this IServiceCollection services, Action<AstriaClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<AstriaClientOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AstriaClientOptions>, AstriaClientOptionsValidator>());
        services.TryAddSingleton(provider => new AstriaClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName),
            provider.GetRequiredService<IOptions<AstriaClientOptions>>().Value,
            provider.GetService<IAstriaResilience>(),
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<AstriaClient>>()));

        // The client lives as long as the app: connections are renewed below it, so that changes of DNS are seen. The factory's own
        // loggers would write addresses, and cost time at every call.
        return services.AddHttpClient(HttpClientName)
            .UseSocketsHttpHandler(static (handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }
}
