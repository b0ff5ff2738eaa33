using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;

namespace Astria.Flux.Cli.Generate;

/// <summary>Puts the progress of a drawing into words.</summary>
internal static class DrawingLines
{
    public static ProgressLine Describe(GenerationProgress progress, int prompt, int prompts)
    {
        var left = progress.Remaining is { } time ? $", {Amounts.Time(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)))} left" : "";
        return new(Invariant($"prompt {prompt}"), progress.Fraction, Invariant($"prompt {prompt + 1}/{prompts}, {Amounts.Count(progress.ImageCount, "picture")}{left}"), TellsTenths: false);
    }
}
