using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Tests.Astria.Contracts;

public sealed class ReadingTests
{
    [TestCase("""{"id":1,"cfg_scale":"3.0"}""")]
    [TestCase("""{"id":1,"cfg_scale":3}""")]
    public void A_scale_is_read_from_text_and_from_a_number(string json) => AstriaPrompt.Parse(json).CfgScale.Should().Be(3m);

    [TestCase("2026-09-22T10:00:00Z")]
    [TestCase("2026-09-22T10:00:00.000Z")]
    public void A_date_is_read_with_and_without_milliseconds(string date) =>
        AstriaTune.Parse($$"""{"id":1,"trained_at":"{{date}}"}""").TrainedAt.Should().Be(new DateTimeOffset(2026, 9, 22, 10, 0, 0, TimeSpan.Zero));

    [Test]
    public void An_unknown_name_keeps_its_spelling() => AstriaTune.Parse("""{"id":1,"branch":"flux9"}""").Branch.Should().Be(new TuneBranch("flux9"));

    [Test]
    public void Missing_keys_read_as_nothing()
    {
        var prompt = AstriaPrompt.Parse("""{"id":1}""");

        prompt.Images.Should().BeEmpty();
        prompt.CfgScale.Should().BeNull();
        prompt.IsSettled.Should().BeFalse();
    }

    [TestCase("""{"id":1,"images":["https://mp.astria.ai/x"]}""")]
    [TestCase("""{"id":1,"user_error":"no face"}""")]
    [TestCase("""{"id":1,"trained_at":"2026-09-22T10:00:00Z"}""")]
    public void A_prompt_is_settled_by_any_of_three_signs(string json) => AstriaPrompt.Parse(json).IsSettled.Should().BeTrue();

    [Test]
    public void A_problem_lists_every_message_without_markup_or_addresses()
    {
        var problem = AstriaProblem.Parse("""{"text":["<b>bad</b>","see https://x.example/a?sig=1"],"base":["Not enough balance"]}""");

        problem.Faults.Select(fault => fault.ToString()).Should().Equal("text: bad", "text: see https://x.example/[hidden]", "request: Not enough balance");
        problem.IsOutOfBalance.Should().BeTrue();
    }

    [Test]
    public void An_object_prints_its_id_and_nothing_else() => AstriaTune.Parse("""{"id":7,"title":"Jane"}""").ToString().Should().Be("AstriaTune 7");
}
