using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Astria.Http;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;
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
        return AddClient(services);
    }

    /// <summary>Registers <see cref="AstriaClient"/>, one for the app, with options from configuration; docs/configuration.md lists them.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="section">The section: the members of <see cref="AstriaClientOptions"/>. Unknown keys and values that can't be read stop the app when it starts, every
    /// one with its place; the groups <c>Engine</c>, <c>Callbacks</c> and <c>Webhooks</c> are left to the engine and to callbacks.</param>
    /// <returns>The builder of the HTTP client, to add handlers or a proxy to.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddAstriaClient(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<AstriaClientOptions>().BindSettings(section, AstriaClientSettings.Read);
        return AddClient(services);
    }

    private static IHttpClientBuilder AddClient(IServiceCollection services)
    {
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

    /// <summary>Registers <see cref="AstriaEngine"/> on the client that <c>AddAstriaClient</c> registers, as <c>UseAstria</c> does: as trainer and generator, with telemetry, log
    /// messages and the linter in front.</summary>
    /// <remarks>With callbacks set up, see <c>AddAstriaCallbacks</c>, the service is asked to call back; without, jobs are polled. <see cref="AstriaEngine"/> itself is there by
    /// its own type, for what only it can do; what is asked of it that way is neither linted nor measured.</remarks>
    /// <param name="services">The app's services.</param>
    /// <returns>The builder of the HTTP client that pictures are downloaded through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddAstriaEngine(this IServiceCollection services) => AddAstriaEngine(services, static _ => { });

    /// <summary>Registers <see cref="AstriaEngine"/> on the client that <c>AddAstriaClient</c> registers, as <c>UseAstria</c> does: as trainer and generator, with telemetry, log
    /// messages and the linter in front.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The builder of the HTTP client that pictures are downloaded through.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddAstriaEngine(this IServiceCollection services, Action<AstriaEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return AsEngine(services, AddEngine(services, configure));
    }

    /// <summary>Registers <see cref="AstriaEngine"/> as trainer and generator, with telemetry, log messages and the linter in front, and options from configuration;
    /// docs/configuration.md lists them.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="section">The section: the members of <see cref="AstriaEngineOptions"/>. Unknown keys and values that can't be read stop the app when it starts, every one
    /// with its place.</param>
    /// <returns>The builder of the HTTP client that pictures are downloaded through.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IHttpClientBuilder AddAstriaEngine(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return AsEngine(services, AddEngine(services, section));
    }

    /// <summary>The engine itself, not yet as the app's trainer and generator.</summary>
    internal static IHttpClientBuilder AddEngine(IServiceCollection services, Action<AstriaEngineOptions> configure)
    {
        services.AddOptions<AstriaEngineOptions>().Configure(configure);
        return AddEngine(services);
    }

    /// <summary>The engine itself, with options from configuration.</summary>
    internal static IHttpClientBuilder AddEngine(IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<AstriaEngineOptions>().BindSettings(section, AstriaEngineSettings.Read);
        return AddEngine(services);
    }

    // By the builder: what stands in front of every engine stands in front of this one, too.
    private static IHttpClientBuilder AsEngine(IServiceCollection services, IHttpClientBuilder downloads)
    {
        AstriaFluxBuilderExtensions.AddEngine(services.AddAstriaFlux());
        return downloads;
    }

    private static IHttpClientBuilder AddEngine(IServiceCollection services)
    {
        services.AddOptions<AstriaEngineOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AstriaEngineOptions>, AstriaEngineOptionsValidator>());
        services.TryAddSingleton<CallbackFeed>();
        new FluxBuilder(services).AddProbe(AstriaFluxBuilderExtensions.DefaultName, Probe);
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
        return AddCallbacks(services);
    }

    /// <summary>Registers what signs callback addresses and knows them again, with options from configuration; docs/configuration.md lists them.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="section">The section: the members of <see cref="CallbackOptions"/>; a key is an <c>Id</c> and a <c>Secret</c> in base 64. Unknown keys and values that can't
    /// be read stop the app when it starts, every one with its place.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddAstriaCallbacks(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<CallbackOptions>().BindSettings(section, CallbackSettings.Read);
        return AddCallbacks(services);
    }

    private static AstriaProbe Probe(IServiceProvider provider)
    {
        var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
        var client = AstriaProbe.Client(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), provider.GetRequiredService<IOptions<AstriaClientOptions>>().Value, time);
        return new(client, AstriaFluxBuilderExtensions.DefaultName, provider.GetRequiredService<IOptions<AstriaEngineOptions>>().Value.ProbeTimeout, time);
    }

    private static IServiceCollection AddCallbacks(IServiceCollection services)
    {
        services.AddOptions<CallbackOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CallbackOptions>, CallbackOptionsValidator>());
        services.TryAddSingleton<CallbackFeed>();
        services.TryAddSingleton(provider => new CallbackSigner(provider.GetRequiredService<IOptions<CallbackOptions>>().Value, provider.GetService<TimeProvider>()));
        return services;
    }
}
