using Astria.Flux.Generation;
using Astria.Flux.Training;

namespace Astria.Flux.Tests.Generation;

public sealed class GenerationRequestTests
{
    private static readonly Tune Tune = new() { Id = "1", Engine = "local", Token = "ohwx", SubjectClass = "man" };

    [Test]
    public void A_prompt_is_enough()
    {
        GenerationRequest request = new("ohwx man");

        request.Count.Should().Be(1);
        request.Size.Should().BeNull();
        request.Tunes.Should().BeEmpty();
        request.Invoking(fine => fine.ThrowIfInvalid()).Should().NotThrow();
    }

    [Test]
    public void A_tune_alone_has_its_full_strength()
    {
        var request = new GenerationRequest("ohwx man") { Tunes = [Tune, new(Tune, 0.5)] };

        request.Tunes.Select(tune => tune.Weight).Should().Equal(1, 0.5);
    }

    [Test]
    public void A_blank_prompt_is_refused_at_once()
    {
        var create = () => new GenerationRequest(" ");

        create.Should().Throw<ArgumentException>().WithParameterName("prompt");
    }

    [Test]
    public void Every_fault_is_listed()
    {
        var request = new GenerationRequest("x")
        {
            Prompt = " ",
            Count = 0,
            Steps = 0,
            Guidance = double.NaN,
            Size = default(ImageSize),
            Tunes = [null!, new(Tune, double.PositiveInfinity)],
        };

        request.Validate().Select(fault => fault.Place)
            .Should().Equal("Prompt", "Count", "Steps", "Guidance", "Size", "Tunes[0]", "Tunes[1].Weight");
        request.Invoking(wrong => wrong.ThrowIfInvalid()).Should().Throw<ArgumentException>().WithParameterName("request");
    }

    [TestCase(-0.1, false)]
    [TestCase(0.0, true)]
    [TestCase(3.5, true)]
    public void Guidance_is_zero_or_more(double guidance, bool isFine) =>
        new GenerationRequest("x") { Guidance = guidance }.Validate().Should().HaveCount(isFine ? 0 : 1);

    [TestCase(0, 5, 10, 0.25)]
    [TestCase(1, 10, 10, 1.0)]
    [TestCase(0, 5, null, null)]
    public void Progress_is_a_share_of_all_pictures(int image, int step, int? total, double? fraction) =>
        new GenerationProgress { ImageIndex = image, ImageCount = 2, Step = step, TotalSteps = total }.Fraction.Should().Be(fraction);

    [TestCase("image/png", ".png")]
    [TestCase("image/jpeg", ".jpg")]
    [TestCase("image/webp", ".webp")]
    [TestCase("image/x-new", ".bin")]
    public async Task A_picture_is_saved_as_it_is(string mediaType, string extension)
    {
        var image = new GeneratedImage { Index = 0, Content = new byte[] { 1, 2 }, MediaType = mediaType, Width = 16, Height = 16 };
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}{image.FileExtension}");
        try
        {
            await image.SaveAsync(path);

            path.Should().EndWith(extension);
            (await File.ReadAllBytesAsync(path)).Should().Equal(1, 2);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void What_starts_and_steers_a_drawing_has_its_limits()
    {
        var request = new GenerationRequest("x") { NegativePrompt = " ", TrueGuidance = 0.5, Strength = 0, PreviewEvery = 0 };

        request.Validate().Select(fault => fault.Place).Should().Equal("NegativePrompt", "TrueGuidance", "Strength", "PreviewEvery");
    }
}
