using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Tests.Engine;

internal sealed class LocalGeneratorTests
{
    private EngineFixture _fixture = null!;

    [SetUp]
    public void Open() => _fixture = new EngineFixture();

    [TearDown]
    public void Close() => _fixture.Dispose();

    [Test]
    public async Task It_draws_as_many_pictures_as_asked_for_at_the_models_own_size()
    {
        var (_, generator) = _fixture.NewEngine();

        var result = await generator.GenerateAsync(new GenerationRequest("red apple") { Count = 3, Steps = 2 });

        result.Images.Select(i => i.Index).Should().Equal(0, 1, 2);
        result.Images.Select(i => i.Seed).Should().Equal(42, 43, 44);
        result.Images.Should().OnlyContain(i => i.Width == 32 && i.Height == 32 && i.MediaType == "image/png");
        PictureCodec.Decode(result.Images[0].Content, "0").Width.Should().Be(32);
    }

    [Test]
    public async Task A_picture_is_the_same_drawn_alone_from_its_seed()
    {
        var (_, generator) = _fixture.NewEngine();

        var together = await generator.GenerateAsync(new GenerationRequest("red apple") { Count = 11, Steps = 3, Seed = 5 });
        var alone = await generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 3, Seed = 5 + 9 });

        alone.Images[0].Content.ToArray().Should().Equal(together.Images[9].Content.ToArray());
    }

    [Test]
    public async Task Seeds_and_prompts_make_different_pictures()
    {
        var (_, generator) = _fixture.NewEngine();

        var a = await generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 2, Seed = 1 });
        var b = await generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 2, Seed = 2 });
        var c = await generator.GenerateAsync(new GenerationRequest("cat face") { Steps = 2, Seed = 1 });

        a.Images[0].Content.ToArray().Should().NotEqual(b.Images[0].Content.ToArray());
        a.Images[0].Content.ToArray().Should().NotEqual(c.Images[0].Content.ToArray());
    }

    [Test]
    public async Task A_tune_changes_the_picture_by_its_weight_and_leaves_the_next_one_alone()
    {
        var (trainer, generator) = _fixture.NewEngine();
        var tune = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 20)));
        var request = new GenerationRequest("ohwx toy") { Steps = 2 };
        var before = await generator.GenerateAsync(request);

        var with = await generator.GenerateAsync(request with { Tunes = [tune] });
        var without = await generator.GenerateAsync(request with { Tunes = [new WeightedTune(tune, 0)] });
        var after = await generator.GenerateAsync(request);

        with.Images[0].Content.ToArray().Should().NotEqual(before.Images[0].Content.ToArray());
        without.Images[0].Content.ToArray().Should().Equal(before.Images[0].Content.ToArray());
        after.Images[0].Content.ToArray().Should().Equal(before.Images[0].Content.ToArray());
    }

    [Test]
    public async Task Any_aspect_ratio_in_multiples_of_sixteen_is_drawn()
    {
        var (_, generator) = _fixture.NewEngine();

        var result = await generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 1, Size = new ImageSize(48, 16) });

        (result.Images[0].Width, result.Images[0].Height).Should().Be((48, 16));
    }

    [Test]
    public async Task A_size_the_model_cannot_draw_is_refused_with_what_it_can()
    {
        var (_, generator) = _fixture.NewEngine();

        await FluentActions.Awaiting(() => generator.GenerateAsync(new GenerationRequest("red apple") { Size = ImageSize.Square1024 }))
            .Should().ThrowAsync<ArgumentException>().WithMessage("*32×32*1024×1024 is too large*");
    }

    [Test]
    public async Task A_tune_whose_file_is_gone_is_named()
    {
        var (_, generator) = _fixture.NewEngine();
        var tune = new Tune { Id = "t1", Engine = "local", Token = "ohwx", SubjectClass = "toy", FilePath = "/no/lora.safetensors" };

        await FluentActions.Awaiting(() => generator.GenerateAsync(new GenerationRequest("ohwx toy") { Tunes = [tune] }))
            .Should().ThrowAsync<WeightsException>().WithMessage("*t1*/no/lora.safetensors*");
    }

    [Test]
    public async Task Drawing_stops_within_a_step_of_being_cancelled()
    {
        var (_, generator) = _fixture.NewEngine();
        using var stop = new CancellationTokenSource();
        var steps = 0;

        await FluentActions.Awaiting(() => generator.GenerateAsync(
                new GenerationRequest("red apple") { Steps = 100_000 },
                new Immediate(_ => { if (++steps == 3) stop.Cancel(); }),
                stop.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        steps.Should().Be(3);
    }

    private sealed class Immediate(Action<GenerationProgress> action) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value) => action(value);
    }
}
