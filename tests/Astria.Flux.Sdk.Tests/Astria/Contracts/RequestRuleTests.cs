using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Prompts;
using Astria.Flux.Astria.Tunes;

namespace Astria.Flux.Tests.Astria.Contracts;

public sealed class RequestRuleTests
{
    [Test]
    public void Flux_takes_no_negative_prompt_and_only_low_guidance()
    {
        var request = new PromptRequest { Text = "a pier", NegativePrompt = "people", CfgScale = 5, ImageCount = 9, Width = 1001, HiresFix = true, Callback = "ftp://x" };

        request.Validate(PromptTarget.Flux1Dev).Select(fault => fault.Place).Should()
            .BeEquivalentTo("ImageCount", "Width", "HiresFix", "Callback", "NegativePrompt", "CfgScale");
    }

    [Test]
    public void Other_models_take_both() =>
        new PromptRequest { Text = "a pier", NegativePrompt = "people", CfgScale = 7 }.Validate(PromptTarget.FromId(690204)).Should().BeEmpty();

    [TestCase("ohwx man at sea", 0)]
    [TestCase("<lora:1:1> OHWX Man at sea", 0)]
    [TestCase("a man at sea", 1)]
    public void The_token_and_the_class_name_must_be_in_the_text(string text, int faults) =>
        new PromptRequest { Text = text }.Validate(new() { TuneId = 1, IsFlux = true, Token = "ohwx", ClassName = "man" }).Should().HaveCount(faults);

    [Test]
    public void A_training_lists_every_fault_at_once()
    {
        var request = new TuneRequest { Branch = TuneBranch.Flux1, Steps = 6000, Token = "two words", ClassName = " ", Prompts = [new() { Text = "x", ImageCount = 0 }] };

        request.Validate().Select(fault => fault.Place).Should().BeEquivalentTo(
            "Title", "ClassName", "Token", "Steps", "Images", "BaseTuneId", "ModelType", "Prompts[0].Text", "Prompts[0].ImageCount");
    }

    [Test]
    public void A_flux_training_starts_from_what_the_service_recommends()
    {
        var request = TuneRequest.Flux("t-1", "man") with { Images = [AstriaFile.FromBytes("1.jpg", new byte[] { 1 })] };

        request.Validate().Should().BeEmpty();
        request.BaseTuneId.Should().Be(1504944);
    }
}
