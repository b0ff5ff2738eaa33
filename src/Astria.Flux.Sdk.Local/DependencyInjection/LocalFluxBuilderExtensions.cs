using Astria.Flux.DependencyInjection;
using Astria.Flux.Local;
using Astria.Flux.Local.DependencyInjection;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the embedded engine.</summary>
public static class LocalFluxBuilderExtensions
{
    /// <summary>The name under which the embedded engine is registered when none is given: <c>local</c>.</summary>
    public const string DefaultName = "local";

    /// <summary>Trains and draws inside the process, with the bundled model.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static FluxBuilder UseLocal(this FluxBuilder builder) => UseLocal(builder, static _ => { });

    /// <summary>Trains and draws inside the process.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="configure">Sets how the engine works; checked by <see cref="LocalEngineOptions.Validate"/> when the host starts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseLocal(this FluxBuilder builder, Action<LocalEngineOptions> configure) => UseLocal(builder, DefaultName, configure);

    /// <summary>Trains and draws inside the process, as one of several engines.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="name">The engine's name: its key in the container, and what jobs and tunes record.</param>
    /// <param name="configure">Sets how the engine works; checked by <see cref="LocalEngineOptions.Validate"/> when the host starts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static FluxBuilder UseLocal(this FluxBuilder builder, string name, Action<LocalEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<LocalEngineOptions>(name).Configure(configure).ValidateOnStart();
        return AddEngine(builder, name);
    }

    /// <summary>Trains and draws inside the process, with options from configuration; docs/configuration.md lists them.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="section">The section: the members of <see cref="LocalEngineOptions"/>. Unknown keys and values that can't be read stop the app when it starts, every one
    /// with its place.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseLocal(this FluxBuilder builder, IConfiguration section) => UseLocal(builder, DefaultName, section);

    /// <summary>Trains and draws inside the process, as one of several engines, with options from configuration.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="name">The engine's name: its key in the container, and what jobs and tunes record.</param>
    /// <param name="section">The section: the members of <see cref="LocalEngineOptions"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static FluxBuilder UseLocal(this FluxBuilder builder, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<LocalEngineOptions>(name).BindSettings(section, LocalEngineSettings.Read);
        return AddEngine(builder, name);
    }

    private static FluxBuilder AddEngine(FluxBuilder builder, string name)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LocalEngineOptions>, LocalEngineOptionsValidator>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddKeyedSingleton(name, (services, _) => new LocalEngine(services.GetRequiredService<IOptionsMonitor<LocalEngineOptions>>().Get(name)));
        return builder
            .AddTrainer(name, services => new LocalTrainer(services.GetRequiredKeyedService<LocalEngine>(name), name, services.GetRequiredService<TimeProvider>()))
            .AddGenerator(name, services => NewGenerator(services.GetRequiredKeyedService<LocalEngine>(name), services.GetRequiredService<TimeProvider>()))
            .AddProbe(name, services => new LocalProbe(services.GetRequiredKeyedService<LocalEngine>(name), name));
    }

    private static LocalGenerator NewGenerator(LocalEngine engine, TimeProvider time) => new(engine, new WorkDirectoryShelf(engine.WorkDirectory), time);
}
