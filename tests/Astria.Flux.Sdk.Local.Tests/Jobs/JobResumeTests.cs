using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Jobs;

internal sealed class JobResumeTests
{
    private EngineFixture _fixture = null!;

    [SetUp]
    public void Open() => _fixture = new EngineFixture();

    [TearDown]
    public void Close() => _fixture.Dispose();

    [Test]
    public async Task A_job_that_was_stopped_goes_on_from_where_it_stopped()
    {
        var (job, stoppedAt) = await _fixture.StartAndCloseAsync(steps: 300);
        var (second, _) = _fixture.NewEngine();
        var steps = new Reports();

        await second.WaitAsync(job, steps);

        steps.First.Should().Be(stoppedAt + 1);
        steps.Last.Should().Be(300);
    }

    [Test]
    public async Task A_job_stopped_and_gone_on_makes_the_file_of_one_in_a_go()
    {
        var (job, _) = await _fixture.StartAndCloseAsync(steps: 300);
        var (second, _) = _fixture.NewEngine(threads: 1);
        var interrupted = await second.WaitAsync(job);
        var straight = await second.WaitAsync(await second.SubmitAsync(EngineFixture.Request(steps: 300)));

        (await File.ReadAllBytesAsync(interrupted.FilePath!)).Should().Equal(await File.ReadAllBytesAsync(straight.FilePath!));
    }

    [Test]
    public async Task A_photo_that_changed_meanwhile_is_refused_by_name_and_the_job_goes_on_once_it_is_put_back()
    {
        var (job, stoppedAt) = await _fixture.StartAndCloseAsync(steps: 200);
        var photo = Path.Combine(FolderOf(job), "photo-0001");
        var content = await File.ReadAllBytesAsync(photo);
        await File.WriteAllBytesAsync(photo, await EngineFixture.Photo("b.png", 90).ReadAsync());
        var (second, _) = _fixture.NewEngine();

        await FluentActions.Awaiting(() => second.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>()
            .WithMessage($"*step {stoppedAt}*photo 2 'b.png' was * is *Put back*");

        await File.WriteAllBytesAsync(photo, content);
        (await second.WaitAsync(job)).Steps.Should().Be(200);
    }

    [Test]
    public async Task A_photo_that_is_gone_or_no_picture_any_more_is_refused_by_name_and_not_the_jobs_end()
    {
        var (job, _) = await _fixture.StartAndCloseAsync(steps: 200);
        var photo = Path.Combine(FolderOf(job), "photo-0000");
        var content = await File.ReadAllBytesAsync(photo);
        var (second, _) = _fixture.NewEngine();

        File.Delete(photo);
        await FluentActions.Awaiting(() => second.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>().WithMessage("*photo 1 'a.png' was *, is missing*");
        await File.WriteAllTextAsync(photo, "text");
        await FluentActions.Awaiting(() => second.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>().WithMessage("*photo 1 'a.png' was *, is *");
        await File.WriteAllBytesAsync(photo, content);

        (await second.WaitAsync(job)).Steps.Should().Be(200);
    }

    [Test]
    public async Task Another_base_model_is_refused_by_name()
    {
        var (job, _) = await _fixture.StartAndCloseAsync(steps: 200);
        TinyModel.Save(_fixture.ModelPath, seed: 2);
        var (second, _) = _fixture.NewEngine();

        await FluentActions.Awaiting(() => second.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>().WithMessage("*the base model was *, is *");
    }

    [Test]
    public async Task Another_preset_rate_or_rank_is_refused_by_name()
    {
        var (job, _) = await _fixture.StartAndCloseAsync(steps: 200);
        var record = Path.Combine(FolderOf(job), "job.json");
        var text = await File.ReadAllTextAsync(record);
        await File.WriteAllTextAsync(record, text.Replace("portrait@2025-06", "portrait@2026-01", StringComparison.Ordinal)
            .Replace("\"Rank\": 2", "\"Rank\": 4", StringComparison.Ordinal).Replace("\"LearningRate\": 0.004", "\"LearningRate\": 0.002", StringComparison.Ordinal));
        var (second, _) = _fixture.NewEngine();

        (await FluentActions.Awaiting(() => second.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>())
            .Which.Message.Should().Contain("the preset was portrait@2025-06").And.Contain("the rank was 2, is 4").And.Contain("the learning rate was 0.004, is 0.002");
    }

    [Test]
    public async Task An_engine_set_up_otherwise_goes_on_as_the_job_was_submitted()
    {
        var (job, _) = await _fixture.StartAndCloseAsync(steps: 300);
        using var other = new LocalEngine(new LocalEngineOptions
        {
            ModelPath = _fixture.ModelPath,
            WorkDirectory = _fixture.WorkDirectory,
            PriorPictures = 1,
            LearningRateScale = 1,
            DefaultGuidance = 3,
        });

        (await new LocalTrainer(other, "local", TimeProvider.System).WaitAsync(job)).Steps.Should().Be(300);
    }

    [Test]
    public async Task A_job_that_is_done_leaves_no_checkpoints_behind()
    {
        var (trainer, _) = _fixture.NewEngine();
        var job = await trainer.SubmitAsync(EngineFixture.Request(steps: 30) with { Options = new TrainingOptions { CheckpointEvery = 5 } });
        await trainer.WaitAsync(job);

        Directory.EnumerateFileSystemEntries(FolderOf(job)).Select(Path.GetFileName)
            .Should().BeEquivalentTo("job.json", "photo-0000", "photo-0001", "running.lock", "lora.safetensors", "tune.json");
    }

    private string FolderOf(TrainingJob job) => Path.Combine(_fixture.WorkDirectory, "jobs", job.Id);

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public long First { get; private set; }

        public long Last { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (value.Stage != TrainingStage.Training) return;
            if (First == 0) First = value.Step;
            Last = Math.Max(Last, value.Step);
        }
    }
}
