using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Presets;

public sealed class PresetAdvisorTests
{
    [TestCase("man", 1, "portrait")]
    [TestCase("man", 19, "portrait")]
    [TestCase("man", 20, "high")]
    [TestCase("style", 1, "high")]
    [TestCase(" Style ", 5, "high")]
    [TestCase("hairstyle", 5, "portrait")]
    public void Styles_and_twenty_images_are_for_high_the_rest_for_portrait(string subject, int images, string preset) =>
        PresetAdvisor.Recommend(subject, images).Preset.Name.Should().Be(preset);

    [Test]
    public void The_reason_names_what_decided()
    {
        PresetAdvisor.Recommend("man", 25).Reason.Should().Contain("25 images");
        PresetAdvisor.Recommend("style", 25).Reason.Should().Contain("Styles");
        PresetAdvisor.Recommend("cat", 5).Reason.Should().Contain("'cat'");
    }

    [Test]
    public void Nothing_and_nobody_are_refused()
    {
        var blank = () => PresetAdvisor.Recommend(" ", 5);
        var none = () => PresetAdvisor.Recommend("man", 0);

        blank.Should().Throw<ArgumentException>();
        none.Should().Throw<ArgumentOutOfRangeException>();
    }
}
