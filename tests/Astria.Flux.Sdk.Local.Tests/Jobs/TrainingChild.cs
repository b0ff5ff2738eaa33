using System.Globalization;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Jobs;

/// <summary>A process of its own that trains until it is killed: says which job it runs, and each step that is done.</summary>
internal static class TrainingChild
{
    public const string JobLine = "job ";
    public const string StepLine = "step ";

    public static async Task RunAsync(IReadOnlyList<string> args)
    {
        using var engine = new LocalEngine(EngineFixture.Options(args[0], args[1], threads: 2));
        var trainer = new LocalTrainer(engine, "local", TimeProvider.System);
        var request = EngineFixture.Request(int.Parse(args[2], CultureInfo.InvariantCulture)) with
        {
            Options = new TrainingOptions { CheckpointEvery = int.Parse(args[3], CultureInfo.InvariantCulture) },
        };
        var job = await trainer.SubmitAsync(request);
        Console.WriteLine(JobLine + job.ToJson());
        await trainer.WaitAsync(job, new Teller());
    }

    private sealed class Teller : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Stage == TrainingStage.Training) Console.WriteLine(StepLine + value.Step.ToString(CultureInfo.InvariantCulture));
        }
    }
}
