using System.CommandLine;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Presets;

/// <summary>The commands <c>flux presets</c>.</summary>
internal static class PresetsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new ExampledCommand("presets", "Lists, shows, compares and checks training presets.") { List(surroundings), Show(surroundings), Diff(surroundings), Validate(surroundings.Terminal), Schema(surroundings.Terminal) };
        return command.WithExamples("flux presets list", "flux presets show portrait@2025-06", "flux presets diff portrait team.json#studio", "flux presets validate team.json", "flux presets schema > preset.schema.json");
    }

    private static Command List(Surroundings surroundings)
    {
        var images = new Option<int[]>("--images") { Description = "Numbers of images to show the steps for.", DefaultValueFactory = _ => [8, 12, 16, 40], AllowMultipleArgumentsPerToken = true };
        var json = Json();
        var command = new ExampledCommand("list", "Lists every preset with its rule, and what that means in steps.") { images, json };
        command.Validators.Add(result =>
        {
            foreach (var count in (result.GetValue(images) ?? []).Where(count => count < 1)) result.AddError(Invariant($"--images: {count} is below 1."));
        });
        command.SetAction(async (parsed, _) =>
        {
            await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings));
            PresetTables.List(surroundings.Terminal, services.Catalog().AllRevisions, parsed.GetRequiredValue(images), parsed.GetValue(json));
            return ExitCode.Clean;
        });
        return command.WithExamples("flux presets list", "flux presets list --images 10 20 --json");
    }

    private static Command Show(Surroundings surroundings)
    {
        var name = Named("preset", "A name, name@revision, or a .json file.");
        var json = Json();
        var command = new ExampledCommand("show", "Shows every value of a preset, defaults too.") { name, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings));
            PresetTables.Show(surroundings.Terminal, services.Shelf(surroundings.Terminal).Get(parsed.GetRequiredValue(name)), parsed.GetValue(json));
            return ExitCode.Clean;
        });
        return command.WithExamples("flux presets show portrait", "flux presets show team.json#studio --json");
    }

    private static Command Diff(Surroundings surroundings)
    {
        var before = Named("before", "The one preset.");
        var after = Named("after", "The other.");
        var json = Json();
        var command = new ExampledCommand("diff", "Compares two presets, value by value and in steps. Ends with 0 when they train the same, else with 1.") { before, after, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings));
            var shelf = services.Shelf(surroundings.Terminal);
            var difference = PresetDiff.Between(shelf.Get(parsed.GetRequiredValue(before)), shelf.Get(parsed.GetRequiredValue(after)));
            PresetTables.Diff(surroundings.Terminal, difference, parsed.GetValue(json));
            return difference.TrainsTheSame ? ExitCode.Clean : ExitCode.Findings;
        });
        return command.WithExamples("flux presets diff fast portrait");
    }

    private static Command Validate(Terminal terminal)
    {
        var files = new Argument<string[]>("files") { Description = "Files with presets: one, a list, or an object with a list 'presets'.", Arity = ArgumentArity.OneOrMore };
        var json = Json();
        var command = new ExampledCommand("validate", "Checks files of presets, and names every fault with its place. Ends with 1 when there is one.") { files, json };
        command.SetAction(parsed => PresetCheck.Run(terminal, parsed.GetRequiredValue(files), parsed.GetValue(json)));
        return command.WithExamples("flux presets validate team.json");
    }

    private static Command Schema(Terminal terminal)
    {
        var command = new ExampledCommand("schema", "Writes the JSON schema of a preset, for editors.");
        command.SetAction(_ => terminal.Writer.Write(PresetFormat.Schema));
        return command.WithExamples("flux presets schema > preset.schema.json");
    }

    private static Argument<string> Named(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.CompletionSources.Add(PresetShelf.BuiltIn);
        return argument;
    }

    private static Option<bool> Json() => new("--json") { Description = "Write JSON instead of a table." };
}
