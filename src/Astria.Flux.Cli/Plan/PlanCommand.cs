using System.CommandLine;
using System.Globalization;
using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>The command <c>flux plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var source = new Argument<string?>("photos") { Description = "A folder, or a zip, of training photos.", Arity = ArgumentArity.ZeroOrOne };
        var images = new Option<int?>("--images") { Description = "Plan for so many images, without photos." };
        var subject = new SubjectOptions("person");
        var preset = PresetOption.Create();
        var steps = new Option<long?>("--steps") { Description = "So many steps instead of the preset's." };
        var budget = new Option<decimal?>("--budget") { Description = "The most it may cost, in dollars." };
        var within = new Option<TimeSpan?>("--within") { Description = "The longest it may take, such as 00:30 (hours and minutes)." };
        var exposures = new Option<long?>("--exposures") { Description = "How often each image should be seen." };
        var engine = new Option<string?>("--engine") { Description = "What it is planned for: astria (default) or local." }.OneOf(EngineChoice.Names);
        var device = new Option<string?>("--device") { Description = "A device that time and price are known of, such as H100." };
        device.CompletionSources.Add(Devices.Names);
        var export = new Option<string[]?>("--export") { Description = "Also write the plan for another trainer: kohya, ai-toolkit or simpletuner, and a folder (or file) to write to.", Arity = new(2, 2), AllowMultipleArgumentsPerToken = true };
        export.CompletionSources.Add(PlanExports.Trainers);
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text." };

        var command = new ExampledCommand("plan", "Says what would be trained, why, and what it takes, before anything is paid for. Ends with 0, with 1 when a budget takes something away, with 2 on wrong use.")
        {
            source, images, subject.Class, subject.Token, preset, steps, budget, within, exposures, engine, device, export, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(source) is null == result.GetValue(images) is null) result.AddError("Give photos, or a number with --images.");
            AtLeastOne(result.GetValue(images), images.Name);
            AtLeastOne(result.GetValue(steps), steps.Name);
            if (result.GetValue(export) is [var trainer, _] && !PlanExports.Trainers.Contains(trainer, StringComparer.OrdinalIgnoreCase))
                result.AddError($"--export: '{trainer}' is none of {string.Join(", ", PlanExports.Trainers)}.{NearestWord.Question(trainer, PlanExports.Trainers)}");

            void AtLeastOne(long? value, string name)
            {
                if (value < 1) result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: {value} is below 1."));
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings));
            var chosen = Devices.Of(parsed.GetValue(device), (parsed.GetValue(engine) ?? EngineChoice.Astria).ToLowerInvariant());
            var request = new PlanRequest(parsed.GetValue(source), parsed.GetValue(images), subject.Read(parsed), parsed.GetValue(preset), new() { Steps = parsed.GetValue(steps) });
            var allowed = new TrainingBudget { Money = parsed.GetValue(budget), Time = parsed.GetValue(within), Exposures = parsed.GetValue(exposures) };
            var run = new PlanRun(surroundings.Terminal, services, chosen, parsed.GetValue(json));
            return await run.ExecuteAsync(request, allowed == new TrainingBudget() ? null : allowed, parsed.GetValue(export) is { Length: 2 } named ? named : null, stop);
        });
        return command.WithExamples("flux plan photos --class man", "flux plan --images 12 --preset high --budget 2.00", "flux plan photos --class cat --export kohya kohya-config", "flux plan --images 20 --class style --json");
    }
}
