using System.CommandLine;
using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Captions;
using Astria.Flux.Planning;
using Astria.Flux.Presets;

namespace Astria.Flux.Cli.Commands;

/// <summary>The command <c>flux inspect</c>.</summary>
internal static class InspectCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("folder") { Description = "A folder, or a zip, of training photos." };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of the table." };
        var html = new Option<string?>("--html") { Description = "Also write a page with the photos, what was found in them, and what to do about each." };
        var subject = new Option<string>("--class") { Description = "What is taught, such as man, woman, cat, sneaker or style.", DefaultValueFactory = _ => "person" };
        var token = new Option<string>("--token") { Description = "The rare word that names it in captions.", DefaultValueFactory = _ => TrainingPlan.DefaultToken };
        var preset = new Option<string?>("--preset") { Description = "The training preset. Default: the one that suits the class and the number of photos." };
        preset.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. FluxPresets.All.Select(known => known.Name)]);
        var threshold = new Option<AdviceSeverity>("--threshold") { Description = "The least severity that makes the exit code 1.", DefaultValueFactory = _ => AdviceSeverity.Drop };

        var command = new Command("inspect", "Judges training photos before anything is paid for. Ends with 0 when nothing is at or above the threshold, 1 when something is, 2 on wrong use.")
        {
            source, json, html, subject, token, preset, threshold,
        };
        command.SetAction((parsed, stop) =>
        {
            var named = parsed.GetValue(preset) is { } name ? FluxPresets.All.First(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase)) : null;
            var run = new InspectRun(terminal, Subject(parsed.GetRequiredValue(token), parsed.GetRequiredValue(subject)), named, parsed.GetRequiredValue(threshold));
            return run.ExecuteAsync(parsed.GetRequiredValue(source), parsed.GetValue(json), parsed.GetValue(html), stop);
        });
        return command;
    }

    private static CaptionSubject Subject(string token, string subjectClass)
    {
        try
        {
            return new(token, subjectClass);
        }
        catch (ArgumentException e)
        {
            throw new WrongUseException($"--token and --class: {e.Message}");
        }
    }
}
