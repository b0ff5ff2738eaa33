using Astria.Flux.Astria;
using Astria.Flux.Astria.Engine;
using Astria.Flux.DependencyInjection;
using Microsoft.Extensions.Configuration;

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
    /// <remarks>Prompts go through the linter. With <c>AddAstriaCallbacks</c> the service is asked to call back.</remarks>
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
        return AddEngine(builder);
    }

    /// <summary>Trains and draws on Astria's cloud, with key and options from configuration; docs/configuration.md lists them.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="section">The section: the members of <see cref="AstriaClientOptions"/>, and those of <see cref="AstriaEngineOptions"/> in a group <c>Engine</c>. Unknown
    /// keys and values that can't be read stop the app when it starts, every one with its place.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseAstria(this FluxBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddAstriaClient(section);
        AstriaServiceCollectionExtensions.AddEngine(builder.Services, section.GetSection(AstriaClientSettings.Engine));
        return AddEngine(builder);
    }

    internal static FluxBuilder AddEngine(FluxBuilder builder) => builder
        .AddTrainer(DefaultName, services => services.GetRequiredService<AstriaEngine>())
        .AddGenerator(DefaultName, services => services.GetRequiredService<AstriaEngine>());
}
