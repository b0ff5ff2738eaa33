using Astria.Flux.Training;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>samples/Worker as a service: killed, stopped, started again, it goes on where it was.</summary>
[NonParallelizable]
public sealed class WorkerSampleTests
{
    private string _folder = null!;

    private string Output => Path.Combine(_folder, "out", "toy");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("flux-worker-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Killed_in_the_middle_of_a_training_it_goes_on_with_the_saved_handle_and_draws()
    {
        string handle;
        using (var first = Start())
        {
            await first.SaysAsync("toy: step 4 of 16");
            first.Kill();
            await first.EndsAsync();
            handle = await File.ReadAllTextAsync(Path.Combine(Output, "job.json"));
        }

        using var second = Start();
        var code = await second.EndsAsync();

        code.Should().Be(0, second.Output);
        second.Output.Should().Contain("which was begun before, goes on from step").And.NotContain("was submitted", "nothing is trained twice");
        (await File.ReadAllTextAsync(Path.Combine(Output, "job.json"))).Should().Be(handle);
        Tune.Parse(await File.ReadAllTextAsync(Path.Combine(Output, "tune.json"))).Steps.Should().Be(16);
        Directory.EnumerateFiles(Output, "*.png").Should().HaveCount(4);
    }

    [Test]
    public async Task Killed_before_the_handle_was_saved_it_finds_the_job_and_trains_nothing_twice()
    {
        using (var first = Start())
        {
            await first.SaysAsync("toy: step 4 of 16");
            first.Kill();
            await first.EndsAsync();
        }

        // What is there when it dies between submitting and saving.
        var job = TrainingJob.Parse(await File.ReadAllTextAsync(Path.Combine(Output, "job.json")));
        File.Delete(Path.Combine(Output, "job.json"));
        using var second = Start();

        (await second.EndsAsync()).Should().Be(0, second.Output);

        second.Output.Should().Contain($"toy: job {job.Id} was submitted before").And.Contain("goes on from step");
        Directory.EnumerateDirectories(Path.Combine(_folder, "out", "work", "jobs")).Select(Path.GetFileName).Should().Equal(job.Id);
        Tune.Parse(await File.ReadAllTextAsync(Path.Combine(Output, "tune.json"))).Steps.Should().Be(16);
    }

    [Test]
    public async Task Killed_before_anything_was_submitted_it_submits()
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, "title.txt"), "toy 1");
        using var worker = Start();

        (await worker.EndsAsync()).Should().Be(0, worker.Output);

        TrainingJob.Parse(await File.ReadAllTextAsync(Path.Combine(Output, "job.json"))).Title.Should().Be("toy 1");
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task Asked_to_stop_it_saves_where_it_is_and_ends_well()
    {
        using (var first = Start("--Worker:CheckpointEvery=1000"))
        {
            await first.SaysAsync("toy: step 4 of 16");
            first.Terminate();
            (await first.EndsAsync()).Should().Be(0, first.Output);
            first.Output.Should().Contain("Stopping; what is being trained goes on at the next start").And.NotContain("fail:");
        }

        using var second = Start("--Worker:CheckpointEvery=1000");

        (await second.EndsAsync()).Should().Be(0, second.Output);
        second.Output.Should().Contain("goes on from step", "no checkpoint was due: what it goes on from was saved by the stop");
    }

    [Test]
    public async Task A_set_that_can_not_be_trained_says_why_and_does_not_keep_others_from_it()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "in", "broken"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "in", "broken", "1.jpg"), "no picture");
        Directory.CreateDirectory(Path.Combine(_folder, "in", "empty"));
        using var worker = Start();

        (await worker.EndsAsync()).Should().Be(0, worker.Output);

        (await File.ReadAllTextAsync(Path.Combine(_folder, "out", "broken", "failure.txt"))).Should().Contain("1.jpg");
        File.Exists(Path.Combine(_folder, "out", "empty", "failure.txt")).Should().BeTrue(worker.Output);
    }

    [Test]
    public async Task A_setting_that_is_misspelt_stops_it_before_it_starts()
    {
        using var worker = Start("--Flux:Local:Thread=2", "--Worker:Steps=0");

        (await worker.EndsAsync()).Should().Be(2, worker.Output);
        worker.Output.Should().Contain("Flux:Local:Thread: is not a setting").And.Contain("Worker:Steps");
    }

    // Prior pictures keep a subject from leaking onto others; here they would only take time.
    private SampleProcess Start(params string[] more) => new(
        "Worker", ["--once", "--steps", "16", "--inbox", Path.Combine(_folder, "in"), "--output", Path.Combine(_folder, "out"), "--Flux:Local:PriorPictures=0", "--Worker:CheckpointEvery=2", .. more]);
}
