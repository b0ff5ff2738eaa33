using Astria.Flux.Cli.Terminals;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>Puts the progress of a training into words, and keeps the pictures drawn on the way.</summary>
/// <param name="folder">Where previews go.</param>
internal sealed class TrainingLines(string folder)
{
    private TrainingProgress? _first;

    /// <summary>The previews so far.</summary>
    public List<string> Previews { get; } = [];

    /// <summary>The last step that was told.</summary>
    public long Step { get; private set; }

    public ProgressLine Describe(TrainingProgress progress)
    {
        Keep(progress);
        Step = Math.Max(Step, progress.Step);
        if (progress.Stage != TrainingStage.Training) return new(progress.Stage.ToString(), progress.Fraction, progress.Message ?? progress.Stage.ToString().ToLowerInvariant(), TellsTenths: false);
        _first ??= progress;
        string?[] parts =
        [
            progress.TotalSteps is { } total ? Invariant($"step {progress.Step}/{total}") : progress.Step > 0 ? Invariant($"step {progress.Step}") : "training",
            progress.Loss is { } loss ? Invariant($"loss {loss:0.000}") : null,
            Pace(progress) is { } pace ? Invariant($"{pace:0.0} steps/s") : null,
            progress.Remaining is { } left ? $"{Amounts.Time(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)))} left" : null,
            progress.Validation is { StopAdvised: true } ? "more steps learn the photos by heart" : null,
        ];
        return new(nameof(TrainingStage.Training), progress.Fraction, string.Join(", ", parts.Where(part => part is not null)), TellsTenths: true);
    }

    private double? Pace(TrainingProgress progress)
    {
        var (steps, time) = (progress.Step - _first!.Step, progress.Elapsed - _first.Elapsed);
        return steps > 0 && time > TimeSpan.Zero ? steps / time.TotalSeconds : null;
    }

    private void Keep(TrainingProgress progress)
    {
        for (var i = 0; i < progress.Previews.Count; i++)
        {
            var preview = progress.Previews[i];
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, Invariant($"step-{progress.Step:D6}-{i + 1}.{(preview.MediaType == "image/jpeg" ? "jpg" : "png")}"));
            File.WriteAllBytes(file, preview.Content.Span);
            Previews.Add(file);
        }
    }
}
