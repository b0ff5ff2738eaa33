using Astria.Flux.Training;

namespace Astria.Flux.Tests.Training;

public sealed class TuneTests
{
    private static readonly Tune Tune = new()
    {
        Id = "9",
        Engine = "local",
        Token = "ohwx",
        SubjectClass = "cat",
        FilePath = "tunes/9.safetensors",
        Preset = "portrait@2025-06",
        Steps = 300,
        TrainedAt = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Metadata = new Dictionary<string, string> { ["loss"] = "0.12" },
    };

    [Test]
    public void It_is_the_same_after_a_round_trip() =>
        Tune.Parse(Tune.ToJson()).Should().BeEquivalentTo(Tune, options => options.ComparingByMembers<Tune>());

    [Test]
    public void Members_of_a_newer_version_survive()
    {
        var json = Tune.ToJson()[..^1] + ""","expiresAt":"2027-01-01"}""";

        Tune.Parse(json).ToJson().Should().Contain("\"expiresAt\":\"2027-01-01\"");
    }

    [Test]
    public void Without_metadata_it_has_none() =>
        Tune.Parse("""{"id":"9","engine":"local","token":"ohwx","subjectClass":"cat"}""").Metadata.Should().BeEmpty();

    [Test]
    public void What_is_no_tune_is_refused()
    {
        var parse = () => Tune.Parse("""{"id":"9"}""");

        parse.Should().Throw<FormatException>().WithMessage("This is not a tune: *");
    }
}
