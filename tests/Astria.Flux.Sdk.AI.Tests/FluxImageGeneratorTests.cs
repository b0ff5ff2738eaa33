using System.Drawing;
using System.Text.Json;
using Astria.Flux.Generation;
using Astria.Flux.Testing;
using Astria.Flux.Training;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FluxImageGeneratorTests
{
    private readonly FakeFluxEngine _engine = new();

    [Test]
    public async Task Prompt_count_and_size_go_where_FLUX_has_them()
    {
        await Generator().GenerateImagesAsync("a lighthouse", new() { Count = 3, ImageSize = new Size(256, 128) });

        var drawn = _engine.Generations.Single();
        (drawn.Prompt, drawn.Count, drawn.Size).Should().Be(("a lighthouse", 3, new ImageSize(256, 128)));
    }

    [Test]
    public async Task Without_options_the_engine_decides()
    {
        await Generator().GenerateAsync(new("a lighthouse"));

        _engine.Generations.Single().Should().BeEquivalentTo(new GenerationRequest("a lighthouse"));
    }

    [Test]
    public async Task Numbers_of_FLUX_come_through_additional_properties()
    {
        var heard = new Heard();
        await Generator().GenerateAsync(new("a lighthouse"), Options(
            (FluxImageProperties.Seed, 7L),
            (FluxImageProperties.Steps, 4),
            (FluxImageProperties.Guidance, 2.5f),
            (FluxImageProperties.TrueGuidance, 3),
            (FluxImageProperties.NegativePrompt, "fog"),
            (FluxImageProperties.Strength, 0.4m),
            (FluxImageProperties.PreviewEvery, (short)2),
            (FluxImageProperties.Progress, heard)));

        _engine.Generations.Single().Should().BeEquivalentTo(new GenerationRequest("a lighthouse")
        {
            Seed = 7,
            Steps = 4,
            Guidance = 2.5,
            TrueGuidance = 3,
            NegativePrompt = "fog",
            Strength = 0.4,
            PreviewEvery = 2,
        });
        heard.Reports.Should().Be(4);
    }

    [Test]
    public async Task The_same_as_JSON_is_the_same()
    {
        var options = JsonSerializer.Deserialize<ImageGenerationOptions>(
            """{ "count": 2, "additionalProperties": { "flux.seed": 7, "flux.steps": 4, "flux.guidance": 2.5, "flux.tunes": "12", "other.key": [1], "flux.negativePrompt": null } }""",
            AIJsonUtilities.DefaultOptions);

        await Generator().GenerateAsync(new("a lighthouse"), options);

        _engine.Generations.Single().Should().BeEquivalentTo(new GenerationRequest("<lora:12:1> a lighthouse") { Count = 2, Seed = 7, Steps = 4, Guidance = 2.5 });
    }

    [TestCase(FluxImageProperties.Seed, "seven", "flux.seed: is 'seven'; it must be a whole number.")]
    [TestCase(FluxImageProperties.Seed, 7.5, "flux.seed: is 7.5; it must be a whole number.")]
    [TestCase(FluxImageProperties.Steps, 5_000_000_000L, "flux.steps: is 5000000000; it must be a whole number, and not as large as that.")]
    [TestCase(FluxImageProperties.Steps, 0, "Steps: is 0; it must be at least 1.")]
    [TestCase(FluxImageProperties.Guidance, true, "flux.guidance: is a Boolean; it must be a number.")]
    [TestCase(FluxImageProperties.Guidance, double.NaN, "Guidance: is NaN; it must be a finite number, 0 or more.")]
    [TestCase(FluxImageProperties.NegativePrompt, 1, "flux.negativePrompt: is 1; it must be a text.")]
    [TestCase(FluxImageProperties.Strength, 2, "Strength: is 2; it must be above 0 and at most 1.")]
    [TestCase(FluxImageProperties.Progress, "x", "flux.progress: is 'x'; it must be an IProgress<GenerationProgress>.")]
    [TestCase(FluxImageProperties.Preset, "poster", "flux.preset: is 'poster'; there are none.")]
    [TestCase("flux.sead", 7, "flux.sead: is no property of FLUX engines; known are flux.seed*")]
    [TestCase(FluxImageProperties.Tunes, true, "flux.tunes: is a Boolean; it must be a Tune*")]
    [TestCase(FluxImageProperties.Tunes, "<lora:12:much>", "flux.tunes: is '<lora:12:much>'; 'much' is no weight*")]
    [TestCase(FluxImageProperties.Tunes, "<lyco:12>", "flux.tunes: is '<lyco:12>'; a tag is*")]
    [TestCase(FluxImageProperties.Tunes, "12> a hat <lora:13", "flux.tunes: '12> a hat <lora:13' is no id of a tune.")]
    public async Task A_wrong_value_is_refused_by_its_key_before_anything_is_drawn(string key, object value, string fault)
    {
        (await Generator().Awaiting(all => all.GenerateAsync(new("a lighthouse"), Options((key, value)))).Should().ThrowAsync<FluxPolicyException>()).WithMessage($"*\n- {fault}");

        _engine.Generations.Should().BeEmpty();
    }

    [TestCase("""{ "flux.seed": "7" }""", "flux.seed: is \"7\"; it must be a whole number.")]
    [TestCase("""{ "flux.steps": 4.5 }""", "flux.steps: is 4.5; it must be a whole number.")]
    [TestCase("""{ "flux.tunes": { "weight": 1 } }""", "flux.tunes: is { \"weight\": 1 }; it must be*")]
    [TestCase("""{ "flux.tunes": [ { "id": "12", "wight": 1 } ] }""", "flux.tunes[0].wight: is not known; known are id and weight.")]
    [TestCase("""{ "flux.tunes": [ { "id": "12", "weight": "much" } ] }""", "flux.tunes[0].weight: is \"much\"; it must be a number.")]
    public async Task Wrong_JSON_is_refused_by_its_key(string properties, string fault)
    {
        var options = JsonSerializer.Deserialize<ImageGenerationOptions>($$"""{ "additionalProperties": {{properties}} }""", AIJsonUtilities.DefaultOptions);

        (await Generator().Awaiting(all => all.GenerateAsync(new("a lighthouse"), options)).Should().ThrowAsync<FluxPolicyException>()).WithMessage($"*\n- {fault}");
    }

    [Test]
    public async Task Every_fault_is_told_at_once()
    {
        var options = Options((FluxImageProperties.Seed, "x"), (FluxImageProperties.Steps, "y"));
        options.ImageSize = new(100, 100);
        options.MediaType = "video/mp4";
        options.ResponseFormat = ImageGenerationResponseFormat.Uri;

        var faults = (await Generator().Awaiting(all => all.GenerateAsync(new(" "), options)).Should().ThrowAsync<FluxPolicyException>()).Which.Faults;

        faults.Select(fault => fault.Place).Should().BeEquivalentTo("flux.seed", "flux.steps", "ImageSize", "MediaType", "ResponseFormat", "Prompt");
        faults.Single(fault => fault.Place == "ImageSize").Problem.Should().Be("is 100×100. A side is a multiple of 16, 16 to 4096; the nearest is 96.");
    }

    public static IEnumerable<TestCaseData> TuneForms()
    {
        var tune = FluxModels.Tune("12");
        yield return new TestCaseData(tune, 1.0).SetName("a tune");
        yield return new TestCaseData(new WeightedTune(tune, 0.8), 0.8).SetName("a weighted tune");
        yield return new TestCaseData(new[] { tune }, 1.0).SetName("tunes");
        yield return new TestCaseData(new object[] { new WeightedTune(tune, 0.8) }, 0.8).SetName("a list of what is a tune");
        yield return new TestCaseData("12", 1.0).SetName("an id");
        yield return new TestCaseData(12, 1.0).SetName("an id that is a number");
        yield return new TestCaseData("<lora:12:0.8>", 0.8).SetName("a tag");
        yield return new TestCaseData("<lora:12>", 1.0).SetName("a tag without weight");
        yield return new TestCaseData(new List<string> { "12" }, 1.0).SetName("ids");
        yield return new TestCaseData(new Dictionary<string, double> { ["12"] = 0.8 }, 0.8).SetName("ids with weights");
        yield return new TestCaseData(JsonSerializer.Deserialize<JsonElement>("""[{"id":"12","weight":0.8}]"""), 0.8).SetName("JSON of ids with weights");
        yield return new TestCaseData(JsonSerializer.Deserialize<JsonElement>("12"), 1.0).SetName("JSON of an id");
    }

    [TestCaseSource(nameof(TuneForms))]
    public async Task A_tune_can_be_named_in_many_ways(object tunes, double weight)
    {
        await Generator(new() { FindTune = (id, _) => new(FluxModels.Tune(id)) }).GenerateAsync(new("ohwx man"), Options((FluxImageProperties.Tunes, tunes)));

        _engine.Generations.Single().Tunes.Should().ContainSingle().Which.Should().BeEquivalentTo(new WeightedTune(FluxModels.Tune("12"), weight));
    }

    [Test]
    public async Task An_id_that_is_not_found_becomes_a_tag_for_the_engine()
    {
        await Generator(new() { FindTune = (_, _) => new((Tune?)null) }).GenerateAsync(new("ohwx man"), Options((FluxImageProperties.Tunes, new[] { "12", "<lora:13:0.5>" })));

        _engine.Generations.Single().Prompt.Should().Be("<lora:12:1> <lora:13:0.5> ohwx man");
    }

    [TestCase("12", "<lora:12:1> ohwx man")]
    [TestCase("flux", "ohwx man")]
    public async Task A_model_id_names_the_tune_to_draw_with_unless_it_is_the_base(string model, string prompt)
    {
        await Generator().GenerateAsync(new("ohwx man"), new() { ModelId = model });

        _engine.Generations.Single().Prompt.Should().Be(prompt);
    }

    [Test]
    public async Task A_preset_says_how_to_draw_and_the_call_goes_before_it()
    {
        var options = new FluxImageGeneratorOptions();
        options.Presets["poster"] = new() { Steps = 40, Guidance = 4, Size = ImageSize.Portrait2To3, Tunes = [FluxModels.Tune()] };

        await Generator(options).GenerateAsync(new("ohwx man"), Options((FluxImageProperties.Preset, "poster"), (FluxImageProperties.Steps, 8)));

        var drawn = _engine.Generations.Single();
        (drawn.Steps, drawn.Guidance, drawn.Size, drawn.Tunes.Count).Should().Be((8, 4, ImageSize.Portrait2To3, 1));
    }

    [Test]
    public async Task A_raw_request_is_where_it_begins_and_goes_before_the_options()
    {
        var options = Options((FluxImageProperties.Seed, 1), (FluxImageProperties.Steps, 9));
        options.RawRepresentationFactory = generator => generator is FluxImageGenerator ? new GenerationRequest("raw") { Seed = 5, Guidance = 2 } : null;

        await Generator().GenerateAsync(new("asked"), options);

        _engine.Generations.Single().Should().BeEquivalentTo(new GenerationRequest("asked") { Seed = 5, Guidance = 2, Steps = 9 });
    }

    [Test]
    public async Task The_raw_request_s_prompt_holds_where_the_call_has_none()
    {
        await Generator().GenerateAsync(new(), new() { RawRepresentationFactory = _ => new GenerationRequest("raw") });

        _engine.Generations.Single().Prompt.Should().Be("raw");
    }

    [Test]
    public async Task What_a_factory_makes_for_another_generator_is_ignored()
    {
        await Generator().GenerateAsync(new("asked"), new() { RawRepresentationFactory = _ => new Uri("http://localhost") });

        _engine.Generations.Single().Should().BeEquivalentTo(new GenerationRequest("asked"));
    }

    [Test]
    public async Task An_original_image_is_the_picture_to_start_from()
    {
        var photo = FluxModels.GeneratedImage().Content;

        await Generator().EditImageAsync(new DataContent(photo, "image/png"), "in snow", Options((FluxImageProperties.Strength, 0.5)));

        var drawn = _engine.Generations.Single();
        drawn.StartImage.ToArray().Should().Equal(photo.ToArray());
        drawn.Strength.Should().Be(0.5);
    }

    [Test]
    public async Task What_can_not_be_started_from_is_refused_in_words()
    {
        AIContent[][] originals = [[new UriContent("http://localhost/x.png", "image/png")], [new TextContent("x")], [new DataContent(new byte[1], "audio/wav")], [Photo(), Photo()]];
        foreach (var original in originals)
            (await Generator().Awaiting(all => all.EditImagesAsync(original, "in snow")).Should().ThrowAsync<FluxPolicyException>()).Which.Faults.Should().ContainSingle().Which.Place.Should().StartWith("OriginalImages");

        static DataContent Photo() => new(FluxModels.GeneratedImage().Content, "image/png");
    }

    [Test]
    public async Task Pictures_come_as_bytes_in_order_with_seed_size_and_what_they_are_made_from()
    {
        var response = await Generator().GenerateAsync(new("a lighthouse"), new() { Count = 2, ImageSize = new(64, 32), AdditionalProperties = new() { [FluxImageProperties.Seed] = 40 } });

        var result = response.RawRepresentation.Should().BeOfType<GenerationResult>().Subject;
        response.Contents.Should().HaveCount(2).And.AllBeOfType<DataContent>();
        for (var i = 0; i < 2; i++)
        {
            var content = (DataContent)response.Contents[i];
            content.MediaType.Should().Be("image/png");
            content.Data.ToArray().Should().Equal(result.Images[i].Content.ToArray());
            content.RawRepresentation.Should().BeSameAs(result.Images[i]);
            content.AdditionalProperties.Should().Contain(FluxImageProperties.Seed, 40L + i).And.Contain(FluxImageProperties.Width, 64).And.Contain(FluxImageProperties.Height, 32);
            content.Name.Should().Be($"{i + 1}.png");
        }
    }

    [Test]
    public async Task Addresses_come_from_where_the_app_puts_pictures()
    {
        var generator = Generator(new() { Publish = (image, _) => new(new Uri($"http://localhost/{image.Index}.png")) });

        var response = await generator.GenerateAsync(new("a lighthouse"), new() { ResponseFormat = ImageGenerationResponseFormat.Uri });

        response.Contents.Should().ContainSingle().Which.Should().BeOfType<UriContent>().Which.Uri.AbsoluteUri.Should().Be("http://localhost/0.png");
    }

    [Test]
    public async Task Nothing_is_hosted_here() =>
        (await Generator().Awaiting(all => all.GenerateAsync(new("x y"), new() { ResponseFormat = ImageGenerationResponseFormat.Hosted })).Should().ThrowAsync<FluxPolicyException>()).WithMessage("*ResponseFormat: is Hosted*");

    [Test]
    public async Task A_media_type_is_encoded_where_the_app_can_and_else_told_as_it_is()
    {
        var converting = Generator(new() { Convert = (image, wanted, _) => new(image with { MediaType = wanted, Content = new byte[] { 1 } }) });
        var options = new ImageGenerationOptions { MediaType = "image/webp" };

        var converted = (DataContent)(await converting.GenerateAsync(new("x y"), options)).Contents[0];
        var plain = (DataContent)(await Generator().GenerateAsync(new("x y"), options)).Contents[0];

        (converted.MediaType, converted.Data.Length, converted.Name, plain.MediaType).Should().Be(("image/webp", 1, "1.webp", "image/png"));
    }

    [Test]
    public void Metadata_and_the_engine_are_found_behind_it()
    {
        var generator = Generator(new() { ProviderName = "flux.fake", ProviderUri = new("http://localhost"), DefaultModelId = "flux.1-dev" });

        generator.GetRequiredService<ImageGeneratorMetadata>().Should().BeEquivalentTo(new ImageGeneratorMetadata("flux.fake", new("http://localhost"), "flux.1-dev"));
        generator.GetService<IFluxGenerator>().Should().BeSameAs(_engine);
        generator.GetService<FluxImageGenerator>().Should().BeSameAs(generator);
        generator.GetService<IImageGenerator>().Should().BeSameAs(generator);
        generator.GetService<IFluxTrainer>().Should().BeSameAs(_engine, "the fake engine is that, too");
        generator.GetService<IFluxGenerator>("key").Should().BeNull();
        generator.GetService<string>().Should().BeNull();
    }

    [Test]
    public async Task Cancelling_stops_the_drawing() =>
        await Generator().Awaiting(all => all.GenerateAsync(new("x y"), cancellationToken: new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

    [Test]
    public async Task What_the_engine_throws_comes_through_as_it_is()
    {
        var failure = new TrainingFailedException(FluxModels.Job(), "no");
        using var generator = new FakeFluxEngine(new FakeFluxScript { RefuseGeneration = failure }).AsIImageGenerator();

        (await generator.Awaiting(all => all.GenerateAsync(new("x y"))).Should().ThrowAsync<TrainingFailedException>()).Which.Should().BeSameAs(failure);
    }

    [Test]
    public void Its_types_are_experimental_as_the_interface_is() =>
        typeof(FluxImageGenerator).Assembly.GetExportedTypes().Should().OnlyContain(type =>
            type.GetCustomAttributes(typeof(System.Diagnostics.CodeAnalysis.ExperimentalAttribute), false).Cast<System.Diagnostics.CodeAnalysis.ExperimentalAttribute>().Any(mark => mark.DiagnosticId == "MEAI001"));

    private IImageGenerator Generator(FluxImageGeneratorOptions? options = null) => _engine.AsIImageGenerator(options);

    private static ImageGenerationOptions Options(params (string Key, object Value)[] properties)
    {
        var options = new ImageGenerationOptions { AdditionalProperties = [] };
        foreach (var (key, value) in properties) options.AdditionalProperties[key] = value;
        return options;
    }

    private sealed class Heard : IProgress<GenerationProgress>
    {
        public int Reports { get; private set; }

        public void Report(GenerationProgress value) => Reports++;
    }
}
