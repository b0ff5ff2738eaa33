using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Tests.Training;

public sealed class TrainingJobTests
{
    private static readonly TrainingJob Job = TrainingJob.For(
        new(new TrainingPlanner().PlanFor("man", 1), [TrainingImage.FromBytes("a.jpg", default)]) { Title = "Ünal's \"portrait\"" },
        "27",
        "local",
        new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));

    [Test]
    public void A_handle_says_what_was_submitted()
    {
        Job.Preset.Should().Be("portrait@2025-06");
        Job.Steps.Should().Be(300);
        Job.Token.Should().Be("ohwx");
        Job.SubjectClass.Should().Be("man");
        Job.Title.Should().Be("Ünal's \"portrait\"");
    }

    [Test]
    public void It_is_the_same_after_a_round_trip() => TrainingJob.Parse(Job.ToJson()).Should().Be(Job);

    [Test]
    public void Its_json_does_not_change_unseen() =>
        (Job with { Title = null, PresetJson = "{}", PresetSha256 = "44" }).ToJson().Should().Be(
            """{"id":"27","engine":"local","preset":"portrait@2025-06","presetJson":"{}","presetSha256":"44","steps":300,"token":"ohwx","subjectClass":"man","submittedAt":"2026-01-02T03:04:05+02:00"}""");

    [Test]
    public void Where_the_engine_decides_there_are_no_steps_in_it()
    {
        var job = TrainingJob.For(new(new TrainingPlanner().Plan(1, FluxPresets.Focus), [TrainingImage.FromBytes("a.jpg", default)]), "1", "local", default);

        job.Steps.Should().BeNull();
        TrainingJob.Parse(job.ToJson()).Steps.Should().BeNull();
    }

    [Test]
    public void Members_of_a_newer_version_survive()
    {
        var json = Job.ToJson()[..^1] + ""","priority":{"level":3},"later":[1,null]}""";

        var again = TrainingJob.Parse(TrainingJob.Parse(json).ToJson());

        again.UnknownMembers!["priority"].GetProperty("level").GetInt32().Should().Be(3);
        again.UnknownMembers["later"].GetRawText().Should().Be("[1,null]");
        again.Id.Should().Be("27");
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"id":null,"engine":"a","preset":"a","token":"a","subjectClass":"a","submittedAt":"2026-01-02T03:04:05Z"}""")]
    [TestCase("""{"id":"1","engine":"a","preset":"a","token":"a","subjectClass":"a","submittedAt":"yesterday"}""")]
    public void What_is_no_handle_is_refused(string json)
    {
        var parse = () => TrainingJob.Parse(json);

        parse.Should().Throw<FormatException>().WithMessage("This is not a training job: *");
    }

    [Test]
    public void A_failed_training_names_the_job_and_the_reason()
    {
        var exception = new TrainingFailedException(Job, "out of memory; take a smaller batch");

        exception.JobId.Should().Be("27");
        exception.Message.Should().Be("Training 27 on 'local' failed: out of memory; take a smaller batch");
    }
}
