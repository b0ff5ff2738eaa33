using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Packs;
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

    [Test]
    public void Addresses_files_and_data_are_checked_each_in_its_place()
    {
        var request = new PromptRequest
        {
            Text = "a pier",
            InputImage = AstriaFile.FromFile("/nowhere/in.png"),
            MaskImageUrl = new("mask.png", UriKind.Relative),
            ImageReferenceUrls = [new("https://e.com/1.jpg"), new("ftp://e.com/2.jpg")],
            Control = PromptControl.Composition,
            BackendVersion = 2,
            VideoDuration = 0,
            DenoisingStrength = 1.1m,
            ControlConditioningScale = -0.1m,
            Seed = -1,
            Steps = 51,
            Height = 4,
        };

        request.Validate(PromptTarget.Flux1Dev).Select(fault => fault.Place).Should().BeEquivalentTo(
            "InputImage", "MaskImageUrl", "ImageReferenceUrls[1]", "Control", "BackendVersion", "VideoDuration", "DenoisingStrength", "ControlConditioningScale", "Seed", "Steps", "Height");
    }

    [Test]
    public void What_a_pack_overrides_is_checked_too()
    {
        var request = new PackRequest { TuneIds = [1], Callback = "no address", PromptsCallback = "ftp://x", PromptOverrides = new() { ImageCount = 9, CfgScale = 16, InpaintFaces = true } };

        // That face inpainting needs super resolution may be met by the template: that is the service's to say.
        request.Validate().Select(fault => fault.Place).Should().BeEquivalentTo("Callback", "PromptsCallback", "PromptOverrides.ImageCount", "PromptOverrides.CfgScale");
    }

    [Test]
    public async Task What_a_copy_a_theme_or_a_new_pack_gets_wrong_is_never_sent()
    {
        using var service = new CannedService(_ => throw new InvalidOperationException("sent"));

        await service.Client.Prompts.Invoking(prompts => prompts.DuplicateAsync(1, new() { ImageCount = 0 })).Should().ThrowAsync<ArgumentException>().WithMessage("*overrides.ImageCount*");
        await service.Client.Themes.Invoking(themes => themes.CreateAsync(new() { PromptOverrides = new() { Width = 7 } })).Should().ThrowAsync<ArgumentException>().WithMessage("*Theme*TuneIds*PromptOverrides.Width*");
        await service.Client.Packs.Invoking(packs => packs.CreateAsync(new())).Should().ThrowAsync<ArgumentException>().WithMessage("*Title*");

        service.Sent.Should().BeEmpty();
    }

    [Test]
    public void Flux_trains_no_sdxl_embeddings() =>
        (TuneRequest.Flux("t", "man") with { ModelType = TuneModelType.Pti, ImageUrls = [new("https://e.com/1.jpg")] }).Validate().Select(fault => fault.Place).Should().Equal("ModelType");
}
