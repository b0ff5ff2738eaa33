using Astria.Flux.Cli.Files;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Training;

namespace Astria.Flux.Cli.Train;

/// <summary>Waits for a job, shows how far it is, and puts down what it made.</summary>
internal sealed class JobWait(Terminal terminal, IFluxTrainer trainer)
{
    /// <summary>Waits.</summary>
    /// <param name="job">The handle.</param>
    /// <param name="output">Where the LoRA goes; a full path.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>What was made.</returns>
    public async Task<TrainReport> WaitAsync(TrainingJob job, string output, CancellationToken cancellationToken)
    {
        var lines = new TrainingLines(Path.ChangeExtension(output, null) + "-previews");
        var tune = await ProgressView.ShowAsync<TrainingProgress, Tune>(terminal, lines.Describe, progress => trainer.WaitAsync(job, progress, cancellationToken));
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        if (tune.FilePath is { } made && made != output)
        {
            File.Copy(made, output, overwrite: true);
            tune = tune with { FilePath = output };
        }

        var tuneFile = Path.ChangeExtension(output, ".tune.json");
        WholeFile.Write(tuneFile, System.Text.Encoding.UTF8.GetBytes(tune.ToJson() + "\n"));
        return new() { State = "trained", Lora = tune.FilePath, TuneFile = tuneFile, Tune = tune, Previews = lines.Previews };
    }
}
