using System.CommandLine;
using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Presets;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;
using Astria.Flux.Imaging.Advice;

namespace Astria.Flux.Cli.Inspect;

/// <summary>The command <c>flux inspect</c>.</summary>
internal static class InspectCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var source = new Argument<string>("folder") { Description = "A folder, or a zip, of training photos." };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of the table." };
        var html = new Option<string?>("--html") { Description = "Also write a page with the photos, what was found in them, and what to do about each." };
        var subject = new SubjectOptions("person");
        var preset = PresetOption.Create();
        var threshold = new Option<string>("--threshold") { Description = "The least severity that makes the exit code 1.", DefaultValueFactory = _ => "drop" }.OneOf("note", "warning", "drop");

        var command = new ExampledCommand("inspect", "Judges training photos before anything is paid for. Ends with 0 when nothing is at or above the threshold, 1 when something is, 2 on wrong use.")
        {
            source, json, html, subject.Class, subject.Token, preset, threshold,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings));
            var named = parsed.GetValue(preset) is { } name ? services.Shelf(surroundings.Terminal).Get(name) : null;
            var run = new InspectRun(surroundings.Terminal, subject.Read(parsed), named, SeverityOf(parsed.GetRequiredValue(threshold)));
            return await run.ExecuteAsync(parsed.GetRequiredValue(source), parsed.GetValue(json), parsed.GetValue(html), stop);
        });
        return command.WithExamples("flux inspect photos --class man", "flux inspect photos.zip --class style --html report.html", "flux inspect photos --json | jq '.photos[] | select(.verdict == \"leave_out\")'");
    }

    private static AdviceSeverity SeverityOf(string word) => word.ToUpperInvariant() switch
    {
        "NOTE" => AdviceSeverity.Note,
        "WARNING" => AdviceSeverity.Warning,
        _ => AdviceSeverity.Drop,
    };
}
