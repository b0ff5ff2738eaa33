using System.Diagnostics.CodeAnalysis;
using Astria.Flux.Generation;
using Astria.Flux.Health;
using Astria.Flux.Presets;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Astria.Flux.DependencyInjection;

/// <summary>Adds presets, rules and engines to an app. Packages with engines hang their own methods on it.</summary>
/// <remarks>Adding the same thing twice adds it once.</remarks>
public sealed class FluxBuilder
{
    internal FluxBuilder(IServiceCollection services) => Services = services;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options in code. What is set last holds.</summary>
    /// <param name="configure">Sets options.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    public FluxBuilder Configure(Action<FluxOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Adds a preset beside the built-in ones. It is checked when the app starts.</summary>
    /// <param name="preset">The preset.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="preset"/> is <see langword="null"/>.</exception>
    public FluxBuilder AddPreset(FluxPreset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        AddOnce(preset);
        return this;
    }

    /// <summary>Adds the presets of a configuration section, whose children are presets. They are checked when the app starts.</summary>
    /// <param name="section">The section; the members of a preset are as <see cref="PresetFormat"/> has them.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    public FluxBuilder AddPresets(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        if (!HasInstance<PresetSource>(Services, known => known.IsFor(section)))
            Services.AddSingleton(new PresetSource(section));
        return this;
    }

    /// <summary>Makes a group of the section <c>Flux</c> known that the app reads by itself; one that nothing is known to read stops the app when it starts.</summary>
    /// <remarks>Groups of registered engines, and those that options are bound to, are known without it.</remarks>
    /// <param name="name">The group's key in the section; letter case doesn't count.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public FluxBuilder AddSettingsGroup(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        AddOnce(new SettingsGroup(name));
        return this;
    }

    /// <summary>Makes a kind of step policy of the app's own readable in the presets of configuration.</summary>
    /// <param name="policy">Reads it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Another reader is there for its kind.</exception>
    public FluxBuilder AddStepPolicy(StepPolicyReader policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (HasInstance<StepPolicyReader>(Services, known => known.Kind == policy.Kind && !ReferenceEquals(known, policy)))
            throw new ArgumentException($"There is another reader for step policies of the kind '{policy.Kind}'.", nameof(policy));
        AddOnce(policy);
        return this;
    }

    /// <summary>Adds a rule of the app's own to the linter.</summary>
    /// <typeparam name="TRule">The rule; its constructor can take services.</typeparam>
    /// <returns>This builder.</returns>
    public FluxBuilder AddPromptRule<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRule>()
        where TRule : PromptRule
    {
        Services.TryAddEnumerable(ServiceDescriptor.Singleton<PromptRule, TRule>());
        return this;
    }

    /// <summary>Adds a training engine, with <see cref="TelemetryTrainer"/> in front of it: by name as a keyed service, and without a name when it is the first or
    /// the default.</summary>
    /// <param name="name">The name; letter case counts. A name that is taken already keeps its engine.</param>
    /// <param name="factory">Makes the engine, once. It is disposed of with the app's services.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is <see langword="null"/>.</exception>
    public FluxBuilder AddTrainer(string name, Func<IServiceProvider, IFluxTrainer> factory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(factory);
        AddOnce(new EngineRegistration<IFluxTrainer>(name));
        Services.TryAddKeyedSingleton(name, (services, _) => new EngineOwner<IFluxTrainer>(factory(services)));
        Services.TryAddKeyedSingleton<IFluxTrainer>(name, (services, _) => FluxServices.Trainer(services, name));
        Services.TryAddSingleton(services => FluxServices.Default<IFluxTrainer>(services, options => options.DefaultTrainer));
        return this;
    }

    /// <summary>Adds a drawing engine, with <see cref="TelemetryGenerator"/> and the linter in front of it: by name as a keyed service, and without a name when it
    /// is the first or the default.</summary>
    /// <param name="name">The name; letter case counts. A name that is taken already keeps its engine.</param>
    /// <param name="factory">Makes the engine, once. It is disposed of with the app's services.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is <see langword="null"/>.</exception>
    public FluxBuilder AddGenerator(string name, Func<IServiceProvider, IFluxGenerator> factory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(factory);
        AddOnce(new EngineRegistration<IFluxGenerator>(name));
        Services.TryAddKeyedSingleton(name, (services, _) => new EngineOwner<IFluxGenerator>(factory(services)));
        Services.TryAddKeyedSingleton<IFluxGenerator>(name, (services, _) => FluxServices.Generator(services, name));
        Services.TryAddSingleton(services => FluxServices.Default<IFluxGenerator>(services, options => options.DefaultGenerator));
        return this;
    }

    /// <summary>Adds what looks whether an engine can work: by name as a keyed service, and among all that there are.</summary>
    /// <param name="name">The engine's name; letter case counts. A name that is taken already keeps its probe.</param>
    /// <param name="factory">Makes the probe, once.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="factory"/> is <see langword="null"/>.</exception>
    public FluxBuilder AddProbe(string name, Func<IServiceProvider, IEngineProbe> factory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(factory);
        if (HasInstance<EngineRegistration<IEngineProbe>>(Services, known => known.Name == name))
            return this;
        AddOnce(new EngineRegistration<IEngineProbe>(name));
        Services.AddKeyedSingleton(name, (services, _) => factory(services));
        Services.AddSingleton(services => services.GetRequiredKeyedService<IEngineProbe>(name));
        return this;
    }

    internal static bool HasInstance<T>(IServiceCollection services, Func<T, bool> isIt)
        where T : class =>
        services.Any(service => !service.IsKeyedService && service.ImplementationInstance is T instance && isIt(instance));

    // Equal instances are the same thing; TryAddEnumerable would compare types only.
    private void AddOnce<T>(T instance)
        where T : class
    {
        if (!HasInstance<T>(Services, instance.Equals))
            Services.AddSingleton(instance);
    }
}
