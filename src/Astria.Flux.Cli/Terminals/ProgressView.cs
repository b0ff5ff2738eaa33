using Spectre.Console;

namespace Astria.Flux.Cli.Terminals;

/// <summary>Shows how far a piece of work is: a bar that is written over, or, where that can't be, a line for each stage and each tenth.</summary>
internal static class ProgressView
{
    /// <summary>Does the work, and shows how far it is.</summary>
    public static async Task<TResult> ShowAsync<TReport, TResult>(Terminal terminal, Func<TReport, ProgressLine> describe, Func<IProgress<TReport>, Task<TResult>> work)
    {
        if (!terminal.IsLive) return await work(new Listener<TReport>(describe, new PlainLines(terminal.Error).Show));
        var result = default(TResult)!;
        await Consoles.Over(terminal.Error, colors: true, Math.Min(terminal.Width, 120)).Progress()
            .Columns(new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var task = context.AddTask("…", maxValue: 1);
                result = await work(new Listener<TReport>(describe, line => Show(task, line)));
            });
        return result;
    }

    private static void Show(ProgressTask task, ProgressLine line)
    {
        task.IsIndeterminate = line.Fraction is null;
        if (line.Fraction is { } fraction) task.Value = fraction;
        task.Description = Markup.Escape(line.Text);
    }

    // Called on the engine's thread: what is shown is never behind what is known.
    private sealed class Listener<TReport>(Func<TReport, ProgressLine> describe, Action<ProgressLine> show) : IProgress<TReport>
    {
        private readonly Lock _lock = new();

        public void Report(TReport value)
        {
            lock (_lock) show(describe(value));
        }
    }

    private sealed class PlainLines(TextWriter writer)
    {
        private string? _stage;
        private int _tenths;

        public void Show(ProgressLine line)
        {
            var tenths = (int)((line.Fraction ?? 0) * 10);
            if (line.Stage == _stage && (tenths == _tenths || !line.TellsTenths)) return;
            (_stage, _tenths) = (line.Stage, tenths);
            writer.WriteLine(line.Text);
        }
    }
}
