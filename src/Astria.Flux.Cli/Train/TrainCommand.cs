using System.CommandLine;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Cli.Words;

namespace Astria.Flux.Cli.Train;

/// <summary>The command <c>flux train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var options = new TrainOptions();
        var command = new ExampledCommand("train", "Teaches a subject from photos. Plans first; asks before anything is paid for; can be stopped with Ctrl-C and goes on when it is run again. Ends with 0, 1 when captions were refused, 2 on wrong use, 3 when the training failed, 130 when stopped.");
        options.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                return parsed.GetValue(options.Attach) is { } job
                    ? await AttachAsync(surroundings, options, parsed, job, stop)
                    : await TrainAsync(surroundings, options, parsed, stop);
            }
            catch (OperationCanceledException)
            {
                // By now the engine is closed, and has saved where it was.
                var handle = parsed.GetValue(options.Attach) ?? options.JobPath(parsed, surroundings.Terminal);
                if (File.Exists(surroundings.Terminal.PathOf(handle))) surroundings.Terminal.Tell($"stopped; go on with: flux train --attach {handle}");
                return ExitCode.Cancelled;
            }
        });
        return command.WithExamples(
            "flux train photos --class man",
            "flux train photos --class cat --engine astria --dry-run",
            "flux train photos --class man --engine astria --yes --detach",
            "flux train --attach ohwx-man.job.json",
            "flux train photos --class toy --steps 100 --preview \"ohwx toy on red\" --preview-every 50");
    }

    private static async Task<int> TrainAsync(Surroundings surroundings, TrainOptions options, ParseResult parsed, CancellationToken stop)
    {
        var terminal = surroundings.Terminal;
        var settings = CliSettings.Load(surroundings);
        var order = options.Read(parsed, terminal);
        await using var services = FluxSetup.Build(surroundings, settings, order.DryRun ? null : order.Engine);
        return await new TrainRun(terminal, services, parsed.GetValue(options.Json)).ExecuteAsync(order, stop);
    }

    private static async Task<int> AttachAsync(Surroundings surroundings, TrainOptions options, ParseResult parsed, string named, CancellationToken stop)
    {
        var terminal = surroundings.Terminal;
        var path = terminal.PathOf(named);
        if (!File.Exists(path)) throw new WrongUseException($"--attach: there is no job file {named}.");
        var file = JobFile.Read(path);
        if (!EngineChoice.Names.Contains(file.Job.Engine, StringComparer.Ordinal)) throw new WrongUseException($"--attach: {named} is a job of the engine '{file.Job.Engine}', which this command doesn't know.");
        var asked = options.Engine.Read(parsed, file.Job.Engine);
        var engine = new EngineChoice(file.Job.Engine, asked.Model ?? file.Model, asked.Work ?? file.Work);
        var output = parsed.GetValue(options.Out) is { } target ? terminal.PathOf(target) : file.Output ?? terminal.PathOf($"{file.Job.Token}-{file.Job.SubjectClass}.safetensors");
        await using var services = FluxSetup.Build(surroundings, CliSettings.Load(surroundings), engine);
        return await new TrainRun(terminal, services, parsed.GetValue(options.Json)).AttachAsync(file, output, named, stop);
    }
}
