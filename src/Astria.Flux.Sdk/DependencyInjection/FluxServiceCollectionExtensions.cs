using Astria.Flux.DependencyInjection;
using Astria.Flux.Presets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the library to an app's services.</summary>
public static class FluxServiceCollectionExtensions
{
    /// <summary>Adds presets, planner, estimator, budget planner, linter and prompt themes. Engines come by the builder.</summary>
    /// <param name="services">The app's services.</param>
    /// <returns>A builder for presets, rules and engines. Calling this again gives a builder for the same app, and adds nothing
    /// twice.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static FluxBuilder AddAstriaFlux(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => !service.IsKeyedService && service.ImplementationType == typeof(FluxOptionsValidator)))
            return new(services);
        services.AddOptions<FluxOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<FluxOptions>, FluxOptionsValidator>();
        services.TryAddSingleton(FluxServices.Catalog);
        services.TryAddSingleton(FluxServices.Linter);
        services.TryAddSingleton(FluxServices.Themes);
        services.TryAddSingleton(FluxServices.Planner);
        services.TryAddSingleton(FluxServices.Estimator);
        services.TryAddSingleton(FluxServices.BudgetPlanner);
        return new(services);
    }

    /// <summary>Adds presets, planner, estimator, budget planner, linter and prompt themes, and what the builder is told to add.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="build">Adds presets, rules and engines.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder AddAstriaFlux(this IServiceCollection services, Action<FluxBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var builder = services.AddAstriaFlux();
        build(builder);
        return builder;
    }

    /// <summary>Adds presets, planner, estimator, budget planner, linter and prompt themes, with options and presets from configuration.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="section">The section: the members of <see cref="FluxOptions"/>, and a list <c>Presets</c> whose items are as
    /// <see cref="PresetFormat"/> has them.
    /// Other groups in it must be those of engines or options that are registered, or be made known by <see cref="FluxBuilder.AddSettingsGroup"/>; the root of
    /// configuration may have any.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static FluxBuilder AddAstriaFlux(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var builder = services.AddAstriaFlux();
        if (FluxBuilder.HasInstance<FluxOptionsConfiguration>(services, known => known.IsFor(section)))
            return builder;
        var options = new FluxOptionsConfiguration(section);
        services.AddSingleton(options);
        services.AddSingleton<IConfigureOptions<FluxOptions>>(options);
        services.AddSingleton<IValidateOptions<FluxOptions>>(options);
        services.AddSingleton<IOptionsChangeTokenSource<FluxOptions>>(new ConfigurationChangeTokenSource<FluxOptions>(section));
        return builder.AddPresets(section.GetSection(FluxOptionsConfiguration.Presets));
    }
}
