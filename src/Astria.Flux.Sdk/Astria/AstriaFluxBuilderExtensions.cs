using Astria.Flux.Astria;
using Astria.Flux.Astria.Engine;
using Astria.Flux.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Astria's cloud as an engine of the app.</summary>
public static class AstriaFluxBuilderExtensions
{
    /// <summary>The name under which the engine is registered: <c>astria</c>.</summary>
    public const string DefaultName = "astria";

    /// <summary>Trains and draws on Astria's cloud.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="configure">Sets the key and what else differs from the defaults.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseAstria(this FluxBuilder builder, Action<AstriaClientOptions> configure) => UseAstria(builder, configure, static _ => { });

    /// <summary>Trains and draws on Astria's cloud.</summary>
    /// <remarks>Prompts go through the linter. With <see cref="AstriaServiceCollectionExtensions.AddAstriaCallbacks"/> the service is asked to call back.</remarks>
    /// <param name="builder">Where to register it.</param>
    /// <param name="configure">Sets the key and what else differs from the defaults.</param>
    /// <param name="configureEngine">Sets how the engine waits and downloads.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseAstria(this FluxBuilder builder, Action<AstriaClientOptions> configure, Action<AstriaEngineOptions> configureEngine)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(configureEngine);
        builder.Services.AddAstriaClient(configure);
        AstriaServiceCollectionExtensions.AddEngine(builder.Services, configureEngine);
        return builder
            .AddTrainer(DefaultName, services => services.GetRequiredService<AstriaEngine>())
            .AddGenerator(DefaultName, services => services.GetRequiredService<AstriaEngine>());
    }
}
