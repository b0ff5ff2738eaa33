using Astria.Flux.Local.Engine;

namespace Astria.Flux.Local.Tests.Engine;

internal sealed class TaggedPromptTests
{
    [TestCase("ohwx man on a pier", "ohwx man on a pier", "")]
    [TestCase("<lora:me:0.8> ohwx man", "ohwx man", "me=0.8")]
    [TestCase("ohwx man <lora:me> on a <LORA:style-2:-.5> pier", "ohwx man on a pier", "me=1 style-2=-0.5")]
    [TestCase("a sign that says \"<lora:x:1>\"", "a sign that says \"<lora:x:1>\"", "")]
    [TestCase("a < b, <b>bold</b>", "a < b, <b>bold</b>", "")]
    public void Tags_are_read_and_taken_out(string prompt, string text, string loras)
    {
        var read = TaggedPrompt.Read(prompt);

        read.Text.Should().Be(text);
        string.Join(' ', read.Loras.Select(lora => FormattableString.Invariant($"{lora.Name}={lora.Weight}"))).Should().Be(loras);
        read.Faults.Should().BeEmpty();
    }

    [TestCase("a <lora:me:strong> cat", "characters 2–18", "'strong' is no weight")]
    [TestCase("a <lora:me:1:2> cat", "characters 2–15", "too many parts")]
    [TestCase("a <lora:me:NaN> cat", "characters 2–15", "'NaN' is no weight")]
    [TestCase("a <faceid:1:1> cat", "characters 2–14", "'faceid'")]
    public void A_tag_that_cannot_be_followed_is_named_with_its_place(string prompt, string place, string problem)
    {
        var fault = TaggedPrompt.Read(prompt).Faults.Should().ContainSingle().Subject;

        fault.Place.Should().Contain(place);
        fault.Problem.Should().Contain(problem);
    }
}
