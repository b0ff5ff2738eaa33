using Astria.Flux.AspNetCore;
using Astria.Flux.Astria;
using Astria.Flux.Astria.Callbacks;
using Astria.Flux.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Receives Astria's callbacks in an ASP.NET Core app.</summary>
public static class AstriaWebhookExtensions
{
    /// <summary>Registers what receives callbacks. Needs the client (<c>AddAstriaClient</c>) and the keys (<c>AddAstriaCallbacks</c>).</summary>
    /// <param name="services">The app's services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddAstriaWebhooks(this IServiceCollection services) => AddAstriaWebhooks(services, static _ => { });

    /// <summary>Registers what receives callbacks. Needs the client (<c>AddAstriaClient</c>) and the keys (<c>AddAstriaCallbacks</c>).</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configure">Sets what differs from the defaults.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddAstriaWebhooks(this IServiceCollection services, Action<AstriaWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<AstriaWebhookOptions>().Configure(configure).ValidateOnStart();
        return AddReceiver(services);
    }

    /// <summary>Registers what receives callbacks, with options from configuration; docs/configuration.md lists them. Needs the client and the keys, too.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="section">The section: the members of <see cref="AstriaWebhookOptions"/>. Unknown keys and values that can't be read stop the app when it starts, every one
    /// with its place.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IServiceCollection AddAstriaWebhooks(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<AstriaWebhookOptions>().BindSettings(section, AstriaWebhookSettings.Read);
        return AddReceiver(services);
    }

    private static IServiceCollection AddReceiver(IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AstriaWebhookOptions>, AstriaWebhookOptionsValidator>());
        services.TryAddSingleton<IAstriaWebhookLedger>(provider => new MemoryWebhookLedger(
            provider.GetRequiredService<IOptions<AstriaWebhookOptions>>().Value.RememberedCallbacks, provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.TryAddSingleton(provider => new WebhookWork(
            provider.GetRequiredService<AstriaClient>(),
            provider.GetRequiredService<CallbackSigner>(),
            provider.GetRequiredService<CallbackFeed>(),
            provider.GetRequiredService<IAstriaWebhookLedger>(),
            provider.GetRequiredService<IOptions<AstriaWebhookOptions>>().Value,
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<WebhookWork>>()));
        services.TryAddSingleton(provider => new WebhookReceiver(
            provider.GetRequiredService<WebhookWork>(),
            provider.GetRequiredService<CallbackSigner>(),
            provider.GetRequiredService<IOptions<AstriaWebhookOptions>>().Value,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetRequiredService<ILogger<WebhookReceiver>>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WebhookReceiver>(provider => provider.GetRequiredService<WebhookReceiver>()));
        return services;
    }

    /// <summary>Receives callbacks at a path: only signed, fresh, small ones that were not there before reach a handler, with the object as the service shows it.</summary>
    /// <remarks>
    /// <para>Answers 200, or 202 when the handlers take longer than <see cref="AstriaWebhookOptions.AnswerWithin"/> and go on by themselves; 401 for an address that isn't ours, 410 for one that has expired, 413 for too much, 400 for what isn't a callback, 503 when the service can't be asked, 500 when a handler fails.</para>
    /// <para>
    /// ASP.NET Core itself logs the address of every request, signature included, in the category <c>Microsoft.AspNetCore.Hosting.Diagnostics</c> at
    /// the level Information: set that to Warning. A signature that was seen opens nothing but the one object it was made for, and that only once.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">The path, such as <c>/astria</c>; the end of <see cref="CallbackOptions.PublicAddress"/>.</param>
    /// <returns>The endpoint, to add conventions to.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    public static IEndpointConventionBuilder MapAstriaWebhooks(this IEndpointRouteBuilder endpoints, string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var receiver = endpoints.ServiceProvider.GetRequiredService<WebhookReceiver>();
        return endpoints.MapPost(pattern, (RequestDelegate)receiver.ReceiveAsync);
    }
}
