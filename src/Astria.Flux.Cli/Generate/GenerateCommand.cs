using System.CommandLine;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
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
            var settings = CliSettings.Load(surroundings);
            var engine = options.Engine.Read(parsed);
            await using var services = FluxSetup.Build(surroundings, settings, engine, flux =>
            {
                flux.LintMode = LintModes.Read(parsed.GetRequiredValue(options.Lint));
                if (LintOptionsFile.Find(terminal.Folder) is { } file) flux.Lint = LintOptionsFile.Load(file);
            });
            var finder = new TuneFinder(terminal, services, engine);
            var tunes = (parsed.GetValue(options.Loras) ?? []).Select(finder.FromFile).ToList();
            foreach (var name in parsed.GetValue(options.Tunes) ?? []) tunes.Add(await finder.FromNameAsync(name, stop));
            var order = await options.ReadAsync(parsed, terminal, tunes, engine with { Model = engine.Model ?? settings.Model }, stop);
            return await new GenerateRun(terminal, services, engine, parsed.GetValue(options.Json)).ExecuteAsync(order, parsed.GetValue(options.Yes), stop);
        });
        return command.WithExamples(
            "flux generate \"red apple\" --count 4 --seed 7",
            "flux generate \"ohwx man on a pier at dawn\" --lora ohwx-man.safetensors:0.8 --out pictures",
            "flux generate --prompts prompts.csv --lint fix --json",
            "flux generate \"ohwx man as an astronaut\" --engine astria --tune 123456 --ar 3:2 --yes");
    }
}
