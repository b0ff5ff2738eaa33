using System.Globalization;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Jobs;

/// <summary>Nothing is asked of a process that is killed: it gets no chance to save.</summary>
internal sealed class KilledProcessTests
{
    private const int Steps = 150;

    private EngineFixture _fixture = null!;

    [SetUp]
    public void Open() => _fixture = new EngineFixture();

    [TearDown]
    public void Close() => _fixture.Dispose();

    // Every 7 steps: killed between two checkpoints. Every step: killed while one is being written, more often than not.
    [TestCase(7, 40)]
    [TestCase(1, 9)]
    [TestCase(1, 23)]
    public async Task A_process_killed_at_any_moment_loses_at_most_the_steps_since_the_last_checkpoint(int checkpointEvery, int killAfter)
    {
        var (job, lastStep) = await TrainAndKillAsync(checkpointEvery, killAfter);
        var heard = new FirstStep();
        var (trainer, _) = _fixture.NewEngine(threads: 1);

        (await trainer.GetStatusAsync(job)).State.Should().Be(TrainingState.Queued);
        var tune = await trainer.WaitAsync(job, heard);

        heard.First.Should().BeGreaterThan(lastStep - checkpointEvery, "what was saved is not done again");
        heard.First.Should().BeLessThanOrEqualTo(Steps);
        (await File.ReadAllBytesAsync(tune.FilePath!)).Should().Equal(await TrainInOneGoAsync(checkpointEvery));
    }

    private async Task<(TrainingJob Job, int LastStep)> TrainAndKillAsync(int checkpointEvery, int killAfter)
    {
        using var child = Child.Start(
            Child.Training,
            [_fixture.ModelPath, _fixture.WorkDirectory, Steps.ToString(CultureInfo.InvariantCulture), checkpointEvery.ToString(CultureInfo.InvariantCulture)]);
        TrainingJob? job = null;
        var step = 0;
        while (step < killAfter && await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(TrainingChild.JobLine, StringComparison.Ordinal)) job = TrainingJob.Parse(line[TrainingChild.JobLine.Length..]);
            if (line.StartsWith(TrainingChild.StepLine, StringComparison.Ordinal)) step = int.Parse(line[TrainingChild.StepLine.Length..], CultureInfo.InvariantCulture);
        }

        child.Kill();
        var rest = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        child.ExitCode.Should().NotBe(0, "it was killed in the middle");
        var last = rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.StartsWith(TrainingChild.StepLine, StringComparison.Ordinal));
        return (job!, last is null ? step : int.Parse(last[TrainingChild.StepLine.Length..], CultureInfo.InvariantCulture));
    }

    private async Task<byte[]> TrainInOneGoAsync(int checkpointEvery)
    {
        var (trainer, _) = _fixture.NewEngine();
        var tune = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(Steps) with { Options = new TrainingOptions { CheckpointEvery = checkpointEvery } }));
        return await File.ReadAllBytesAsync(tune.FilePath!);
    }

    private sealed class FirstStep : IProgress<TrainingProgress>
    {
        public long First { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (First == 0 && value.Stage == TrainingStage.Training) First = value.Step;
        }
    }
}
