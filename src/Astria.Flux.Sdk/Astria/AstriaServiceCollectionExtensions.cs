using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Astria.Http;
using Astria.Flux.Generation;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client of Astria's service, and the engine on it.</summary>
public static class AstriaServiceCollectionExtensions
{
    /// <summary>The name of the HTTP client that calls go through.</summary>
    public const string HttpClientName = "Astria";

    /// <summary>The name of the HTTP client that pictures are downloaded through; it never sends the key.</summary>
    public const string DownloadClientName = "Astria.Downloads";

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

    /// <summary>Registers <see cref="AstriaEngine"/> as the app's trainer and generator, on the client that <see cref="AddAstriaClient"/> registers; see <c>UseAstria</c> for one among several, with the linter in front.</summary>
    /// <remarks>With callbacks set up, see <see cref="AddAstriaCallbacks"/>, the service is asked to call back; without, jobs are polled.</remarks>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets what differs from the defaults; <see langword="null"/> for nothing.</param>
    /// <returns>The builder of the HTTP client that pictures are downloaded through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddAstriaEngine(this IServiceCollection services, Action<AstriaEngineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var downloads = AddEngine(services, configure);
        services.TryAddSingleton<IFluxTrainer>(provider => provider.GetRequiredService<AstriaEngine>());
        services.TryAddSingleton<IFluxGenerator>(provider => provider.GetRequiredService<AstriaEngine>());
        return downloads;
    }

    /// <summary>The engine itself, not yet as the app's trainer and generator.</summary>
    internal static IHttpClientBuilder AddEngine(IServiceCollection services, Action<AstriaEngineOptions>? configure)
    {
        services.AddOptions<AstriaEngineOptions>().Configure(options => configure?.Invoke(options));
        services.TryAddSingleton<CallbackFeed>();
        services.TryAddSingleton(provider => new AstriaEngine(
            provider.GetRequiredService<AstriaClient>(),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(DownloadClientName),
            provider.GetRequiredService<IOptions<AstriaEngineOptions>>().Value,
            provider.GetRequiredService<IOptions<CallbackOptions>>().Value.PublicAddress is null ? null : provider.GetService<CallbackSigner>(),
            provider.GetRequiredService<CallbackFeed>(),
            provider.GetService<TimeProvider>()));
        return services.AddHttpClient(DownloadClientName)
            .UseSocketsHttpHandler(static (handler, _) => handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
    }

    /// <summary>Registers what signs callback addresses and knows them again.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets the address and the keys.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddAstriaCallbacks(this IServiceCollection services, Action<CallbackOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CallbackOptions>().Configure(configure);
        services.TryAddSingleton<CallbackFeed>();
        services.TryAddSingleton(provider => new CallbackSigner(provider.GetRequiredService<IOptions<CallbackOptions>>().Value, provider.GetService<TimeProvider>()));
        return services;
    }
}
