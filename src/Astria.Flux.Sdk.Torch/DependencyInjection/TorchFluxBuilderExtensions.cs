using Astria.Flux.DependencyInjection;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Settings;
using Astria.Flux.Torch;
using Astria.Flux.Torch.DependencyInjection;
using Astria.Flux.Torch.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the engine for FLUX.1 at full size.</summary>
public static class TorchFluxBuilderExtensions
{
    /// <summary>The name under which the engine is registered when none is given: <c>torch</c>.</summary>
    public const string DefaultName = "torch";

    /// <summary>Trains on and draws with FLUX.1 itself, inside the process, on its GPU or processor.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="configure">Sets how the engine works; checked by <see cref="TorchEngineOptions.Validate"/> when the host starts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseTorch(this FluxBuilder builder, Action<TorchEngineOptions> configure) => UseTorch(builder, DefaultName, configure);

    /// <summary>Trains on and draws with FLUX.1 itself, as one of several engines.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="name">The engine's name: its key in the container, and what jobs and tunes record.</param>
    /// <param name="configure">Sets how the engine works; checked by <see cref="TorchEngineOptions.Validate"/> when the host starts.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static FluxBuilder UseTorch(this FluxBuilder builder, string name, Action<TorchEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<TorchEngineOptions>(name).Configure(configure).ValidateOnStart();
        return AddEngine(builder, name);
    }

    /// <summary>Trains on and draws with FLUX.1 itself, with options from configuration; docs/torch.md lists them.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="section">The section: the members of <see cref="TorchEngineOptions"/>. Unknown keys and values that can't be read stop the app when it starts, every one
    /// with its place.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder UseTorch(this FluxBuilder builder, IConfiguration section) => UseTorch(builder, DefaultName, section);

    /// <summary>Trains on and draws with FLUX.1 itself, as one of several engines, with options from configuration.</summary>
    /// <param name="builder">Where to register it.</param>
    /// <param name="name">The engine's name: its key in the container, and what jobs and tunes record.</param>
    /// <param name="section">The section: the members of <see cref="TorchEngineOptions"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static FluxBuilder UseTorch(this FluxBuilder builder, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        builder.Services.AddOptions<TorchEngineOptions>(name).BindSettings(section, TorchEngineSettings.Read);
        return AddEngine(builder, name);
    }

    private static FluxBuilder AddEngine(FluxBuilder builder, string name)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TorchEngineOptions>, TorchEngineOptionsValidator>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddKeyedSingleton(name, (services, _) => new TorchEngine(services.GetRequiredService<IOptionsMonitor<TorchEngineOptions>>().Get(name)));
        return builder
            .AddTrainer(name, services => new LocalTrainer(services.GetRequiredKeyedService<TorchEngine>(name), name, services.GetRequiredService<TimeProvider>()))
            .AddGenerator(name, services => NewGenerator(services.GetRequiredKeyedService<TorchEngine>(name), services.GetRequiredService<TimeProvider>()))
            .AddProbe(name, services => new LocalProbe(services.GetRequiredKeyedService<TorchEngine>(name), name));
    }

    private static LocalGenerator NewGenerator(TorchEngine engine, TimeProvider time) => new(engine, new WorkDirectoryShelf(engine.WorkDirectory), time);
}
