using System.CommandLine;
using Astria.Flux.Astria.Engine;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.DependencyInjection;
using Astria.Flux.Prompts.Options.Sources;

namespace Astria.Flux.Cli.Generate;

/// <summary>The command <c>flux generate</c>.</summary>
internal static class GenerateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new GenerateOptions();
        var command = new ExampledCommand("generate", "Draws pictures from prompts. Ends with 0, 1 when a prompt was refused, 2 on wrong use, 3 when the drawing failed, 130 when stopped.");
        options.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var terminal = surroundings.Terminal;
            var keeper = new DrawingKeeper();
            try
            {
                return parsed.GetValue(options.Attach) is { } job
                    ? await AttachAsync(surroundings, options, parsed, job, stop)
                    : await DrawAsync(surroundings, options, parsed, keeper, stop);
            }
            catch (OperationCanceledException) when (Handle(surroundings, options, parsed, keeper) is { } handle)
            {
                terminal.Tell($"stopped; go on with: flux generate --attach {handle}");
                return ExitCode.Cancelled;
            }
            catch (AstriaGenerationException e) when (Handle(surroundings, options, parsed, keeper) is { } handle)
            {
                terminal.Tell(e.Message);
                terminal.Tell($"what is paid for is kept; look again with: flux generate --attach {handle}");
                return ExitCode.Failed;
            }
        });
        return command.WithExamples(
            "flux generate \"red apple\" --count 4 --seed 7",
            "flux generate \"ohwx man on a pier at dawn\" --lora ohwx-man.safetensors:0.8 --out pictures",
            "flux generate --prompts prompts.csv --lint fix --json",
            "flux generate \"ohwx man as an astronaut\" --engine astria --tune 123456 --ar 3:2 --yes",
            "flux generate --attach 01-ohwx-man-as-an-astronaut.job.json");
    }

    private static async Task<int> DrawAsync(Surroundings surroundings, GenerateOptions options, ParseResult parsed, DrawingKeeper keeper, CancellationToken stop)
    {
        var terminal = surroundings.Terminal;
        var settings = CliSettings.Load(surroundings);
        var engine = options.Engine.Read(parsed);
        await using var services = FluxSetup.Build(surroundings, settings, engine, flux => Configure(flux, options, parsed, terminal), keeper.SubmittedAsync);
        var finder = new TuneFinder(terminal, services, engine);
        var tunes = (parsed.GetValue(options.Loras) ?? []).Select(finder.FromFile).ToList();
        foreach (var name in parsed.GetValue(options.Tunes) ?? []) tunes.Add(await finder.FromNameAsync(name, stop));
        var order = await options.ReadAsync(parsed, terminal, tunes, engine with { Model = engine.Model ?? settings.Model }, stop);
        return await new GenerateRun(terminal, services, engine, keeper, parsed.GetValue(options.Json)).ExecuteAsync(order, parsed.GetValue(options.Yes), stop);
    }

    private static async Task<int> AttachAsync(Surroundings surroundings, GenerateOptions options, ParseResult parsed, string named, CancellationToken stop)
    {
        var terminal = surroundings.Terminal;
        var path = terminal.PathOf(named);
        if (!File.Exists(path)) throw new WrongUseException($"--attach: there is no job file {named}.");
        var file = DrawingFile.Read(path);
        if (file.Job.Engine != EngineChoice.Astria) throw new WrongUseException($"--attach: {named} is a job of the engine '{file.Job.Engine}', which this command doesn't know.");
        var engine = new EngineChoice(EngineChoice.Astria);
        await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings), engine, flux => Configure(flux, options, parsed, terminal));
        return await new AttachedDrawing(terminal, services, parsed.GetValue(options.Json)).ExecuteAsync(file, path, parsed.GetValue(options.Out), parsed.GetValue(options.Force), stop);
    }

    private static void Configure(FluxOptions flux, GenerateOptions options, ParseResult parsed, Terminal terminal)
    {
        flux.LintMode = LintModes.Read(parsed.GetRequiredValue(options.Lint));
        if (LintOptionsFile.Find(terminal.Folder) is { } file) flux.Lint = LintOptionsFile.Load(file);
    }

    // As the user would write it.
    private static string? Handle(Surroundings surroundings, GenerateOptions options, ParseResult parsed, DrawingKeeper keeper) =>
        parsed.GetValue(options.Attach) ?? (keeper.OpenPath is { } path ? Path.GetRelativePath(surroundings.Terminal.Folder, path) : null);
}
