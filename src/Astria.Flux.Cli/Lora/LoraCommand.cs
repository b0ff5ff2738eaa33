using System.CommandLine;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Local;
using Astria.Flux.Lora;

namespace Astria.Flux.Cli.Lora;

/// <summary>The commands <c>flux lora</c>.</summary>
internal static class LoraCommand
{
    private static readonly string[] Layouts = ["kohya", "diffusers", "bfl", "ai-toolkit"];

    public static Command Create(Surroundings surroundings)
    {
        var command = new ExampledCommand("lora", "Inspects and converts LoRA files.") { Inspect(surroundings.Terminal), Info(surroundings), Convert(surroundings.Terminal) };
        return command.WithExamples("flux lora inspect ohwx-man.safetensors", "flux lora info ohwx-man.safetensors --json", "flux lora convert ohwx-man.safetensors ohwx-man-diffusers.safetensors --to diffusers");
    }

    private static Command Inspect(Terminal terminal)
    {
        var files = Files();
        var modules = new Option<bool>("--modules") { Description = "List every module, not only those that don't fit." };
        var json = Json();
        var command = new ExampledCommand("inspect", "Says what LoRA files are, by their headers, and what of them fits FLUX.1. Ends with 1 when something doesn't fit or would be ignored.") { files, modules, json };
        command.SetAction(parsed =>
        {
            var found = Each(terminal, parsed.GetRequiredValue(files)).ToList();
            foreach (var inspection in found)
            {
                if (parsed.GetValue(json)) JsonAnswer.Write(terminal, LoraReport.Of(inspection), LoraJson.Default.LoraReport);
                else LoraText.Write(terminal, inspection, parsed.GetValue(modules));
            }

            return found.TrueForAll(inspection => inspection.FitsFlux) ? ExitCode.Clean : ExitCode.Findings;
        });
        return command.WithExamples("flux lora inspect ohwx-man.safetensors", "flux lora inspect *.safetensors --json");
    }

    private static Command Info(Surroundings surroundings)
    {
        var files = Files();
        var json = Json();
        var command = new ExampledCommand("info", "Says how LoRA files were made: the preset and revision, steps, token and class that their notes record, whether the record is intact, and whether the preset still is what it was.") { files, json };
        command.SetAction(async (parsed, _) =>
        {
            await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings));
            foreach (var inspection in Each(surroundings.Terminal, parsed.GetRequiredValue(files)))
            {
                var record = TrainingRecord.Of(inspection, services.Catalog());
                if (parsed.GetValue(json)) JsonAnswer.Write(surroundings.Terminal, record, LoraJson.Default.TrainingRecord);
                else LoraText.Write(surroundings.Terminal, record);
            }

            return ExitCode.Clean;
        });
        return command.WithExamples("flux lora info ohwx-man.safetensors");
    }

    private static Command Convert(Terminal terminal)
    {
        var source = new Argument<string>("source") { Description = "The LoRA, in any known layout." };
        var target = new Argument<string>("target") { Description = "Where to write it." };
        var to = new Option<string>("--to") { Description = "The layout: kohya, diffusers, bfl (ComfyUI, x-flux) or ai-toolkit.", Required = true }.OneOf(Layouts);
        var model = new Option<string?>("--model") { Description = "A model of the embedded engine that it is for. Default: FLUX.1, or the bundled model." };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var json = Json();
        var command = new ExampledCommand("convert", "Rewrites a LoRA in another layout, without loss; its notes stay.") { source, target, to, model, force, json };
        command.SetAction(parsed =>
        {
            var (from, into) = (parsed.GetRequiredValue(source), parsed.GetRequiredValue(target));
            ThrowIfMissing(terminal, [from]);
            if (File.Exists(terminal.PathOf(into)) && !parsed.GetValue(force)) throw new WrongUseException($"{into} is there already; --force replaces it.");
            var made = LoraConverter.Convert(terminal.PathOf(from), terminal.PathOf(into), FormatOf(parsed.GetRequiredValue(to)), parsed.GetValue(model) is { } named ? terminal.PathOf(named) : null);
            if (parsed.GetValue(json)) JsonAnswer.Write(terminal, new ConversionReport(into, JsonAnswer.Word(made.From), JsonAnswer.Word(made.To), made.Layers, made.Bytes), LoraJson.Default.ConversionReport);
            else terminal.Writer.WriteLine(Invariant($"{into}: {JsonAnswer.Word(made.To)}, from {JsonAnswer.Word(made.From)}; {Amounts.Count(made.Layers, "layer")}, {Amounts.Bytes(made.Bytes)}"));
        });
        return command.WithExamples("flux lora convert downloaded.safetensors mine.safetensors --to kohya");
    }

    private static LoraFormat FormatOf(string layout) => layout.ToUpperInvariant() switch
    {
        "DIFFUSERS" => LoraFormat.Diffusers,
        "BFL" => LoraFormat.Bfl,
        "AI-TOOLKIT" => LoraFormat.AiToolkit,
        _ => LoraFormat.Kohya,
    };

    private static IEnumerable<LoraInspection> Each(Terminal terminal, IReadOnlyList<string> files)
    {
        ThrowIfMissing(terminal, files);
        return files.Select(file => LoraInspector.Inspect(terminal.PathOf(file)) with { Name = file });
    }

    private static void ThrowIfMissing(Terminal terminal, IEnumerable<string> files)
    {
        var missing = files.Where(file => !File.Exists(terminal.PathOf(file))).ToList();
        if (missing.Count > 0) throw new WrongUseException($"there is no file {string.Join(", ", missing)}.");
    }

    private static Argument<string[]> Files() => new("files") { Description = "LoRA files (.safetensors).", Arity = ArgumentArity.OneOrMore };

    private static Option<bool> Json() => new("--json") { Description = "Write JSON, one object a file." };
}
