using Astria.Flux.Astria.Engine;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Setup;

/// <summary>Sets the library up as an app does.</summary>
internal static class FluxSetup
{
    // The first two are read by CliSettings; the file may be an app's, with the third.
    private static readonly string[] OtherGroups = ["Astria", "Local", "Torch"];

    /// <summary>Presets, planner and estimator, and the engine if one is chosen.</summary>
    /// <param name="surroundings">What is around the command.</param>
    /// <param name="settings">What the user set up.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="configure">Sets the library's options.</param>
    /// <param name="submitted">Hears of every drawing that is paid for, before it is waited for.</param>
    /// <exception cref="WrongUseException">The engine needs what isn't set up.</exception>
    public static ServiceProvider Build(
        Surroundings surroundings,
        CliSettings settings,
        EngineChoice? engine = null,
        Action<FluxOptions>? configure = null,
        Func<AstriaGenerationJob, CancellationToken, ValueTask>? submitted = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(surroundings.Time);
        var flux = services.AddAstriaFlux(settings.Flux);
        foreach (var group in OtherGroups) flux.AddSettingsGroup(group);
        if (configure is not null) flux.Configure(configure);
        // The settings may name engines that this command hasn't got.
        flux.Configure(options => options.DefaultTrainer = options.DefaultGenerator = engine?.Name);
        if (engine is { Name: EngineChoice.Local }) AddLocal(flux, surroundings.Terminal, settings, engine);
        if (engine is { Name: EngineChoice.Astria }) AddAstria(flux, settings, submitted);
        return services.BuildServiceProvider();
    }

    private static void AddLocal(FluxBuilder flux, Terminal terminal, CliSettings settings, EngineChoice engine)
    {
        var model = PathOf(terminal, engine.Model ?? settings.Model);
        if (model is not null && !File.Exists(model)) throw new WrongUseException($"there is no model {engine.Model ?? settings.Model}.");
        flux.UseLocal(options =>
        {
            options.ModelPath = model;
            if (PathOf(terminal, engine.Work ?? settings.Work) is { } work) options.WorkDirectory = work;
        });
    }

    private static void AddAstria(FluxBuilder flux, CliSettings settings, Func<AstriaGenerationJob, CancellationToken, ValueTask>? submitted)
    {
        var key = settings.Key();
        flux.UseAstria(
            options =>
            {
                options.ApiKey = key;
                options.Workspace = settings.Workspace;
                if (settings.Address is { } address) options.BaseAddress = AddressOf(address);
            },
            options => options.GenerationSubmitted = submitted);
    }

    private static Uri AddressOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : throw new WrongUseException($"the address of Astria's service, {address}, is no address.");

    private static string? PathOf(Terminal terminal, string? path) => path is null ? null : terminal.PathOf(path);
}
