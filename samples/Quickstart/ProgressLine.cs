using Astria.Flux.Training;

namespace Astria.Flux.Samples.Quickstart;

/// <summary>Shows a training as one line that is written over; where output goes to a file, as a line each tenth.</summary>
internal sealed class ProgressLine : IProgress<TrainingProgress>
{
    private const int BarWidth = 30;

    private readonly Lock _lock = new();
    private string _shown = "";
    private int _tenths = -1;

    public void Report(TrainingProgress value)
    {
        lock (_lock)
        {
            var line = value.Stage == TrainingStage.Training
                ? FormattableString.Invariant($"[{Bar(value.Fraction ?? 0)}] {value.Step}/{value.TotalSteps}  loss {value.Loss:F3}{Left(value.Remaining)}")
                : $"{value.Message ?? value.Stage.ToString()}";
            if (!Console.IsOutputRedirected)
            {
                Console.Write($"\r  {line.PadRight(_shown.Length)}");
                _shown = line;
                return;
            }

            var tenths = (int)(10 * (value.Fraction ?? 0));
            if (value.Stage != TrainingStage.Training || tenths == _tenths) return;
            _tenths = tenths;
            Console.WriteLine($"  {line}");
        }
    }

    public void End()
    {
        lock (_lock)
        {
            if (!Console.IsOutputRedirected) Console.WriteLine();
        }
    }

    private static string Left(TimeSpan? remaining) => remaining is { } time ? $"  {time:m\\:ss} left" : "";

    private static string Bar(double share) => new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.');
}
