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
            .Should().ThrowAsync<FluxPolicyException>().WithMessage("*1024×1024 is too large*32×32*");
    }

    [Test]
    public async Task A_tune_whose_file_is_gone_is_named()
    {
        var (_, generator) = _fixture.NewEngine();
        var tune = new Tune { Id = "t1", Engine = "local", Token = "ohwx", SubjectClass = "toy", FilePath = "/no/lora.safetensors" };

        await FluentActions.Awaiting(() => generator.GenerateAsync(new GenerationRequest("ohwx toy") { Tunes = [tune] }))
            .Should().ThrowAsync<FluxPolicyException>().WithMessage("*t1*/no/lora.safetensors*");
    }

    [Test]
    public async Task A_tag_draws_with_a_job_of_this_engine_by_its_weight()
    {
        var (trainer, generator) = _fixture.NewEngine();
        var tune = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 20)));
        var request = new GenerationRequest("ohwx toy") { Steps = 2, Tunes = [new WeightedTune(tune, 0.6)] };
        var expected = await generator.GenerateAsync(request);

        var tagged = await generator.GenerateAsync(new GenerationRequest($"<lora:{tune.Id}:0.6> ohwx toy") { Steps = 2 });
        var reweighted = await generator.GenerateAsync(request with { Prompt = $"ohwx toy <lora:{tune.Id}:0>" });

        tagged.Prompt.Should().Be("ohwx toy");
        Content(tagged).Should().Equal(Content(expected));
        Content(reweighted).Should().Equal(Content(await generator.GenerateAsync(request with { Tunes = [] })), "the tag says how much the request's tune counts");
    }

    [Test]
    public async Task Several_LoRAs_act_together_whether_tagged_or_given()
    {
        var (trainer, generator) = _fixture.NewEngine();
        var first = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 20)));
        var second = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 20) with { Seed = 7 }));
        Directory.CreateDirectory(Path.Combine(_fixture.WorkDirectory, "loras"));
        File.Copy(second.FilePath!, Path.Combine(_fixture.WorkDirectory, "loras", "my style.safetensors"));
        var request = new GenerationRequest("ohwx toy") { Steps = 2, Tunes = [first] };

        var both = await generator.GenerateAsync(request with { Tunes = [first, new WeightedTune(second, 0.5)] });
        var tagged = await generator.GenerateAsync(request with { Prompt = "ohwx toy <lora:my style:0.5>" });

        Content(tagged).Should().Equal(Content(both));
        Content(both).Should().NotEqual(Content(await generator.GenerateAsync(request)));
    }

    [Test]
    public async Task Weights_beyond_all_reason_are_refused_by_name_before_anything_is_drawn()
    {
        var (trainer, generator) = _fixture.NewEngine();
        var first = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 1)));
        var second = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 1)));

        (await FluentActions.Awaiting(() => generator.GenerateAsync(new GenerationRequest($"ohwx toy <lora:{second.Id}:-11>") { Tunes = [new WeightedTune(first, 50)] }))
            .Should().ThrowAsync<FluxPolicyException>()).Which.Faults.Select(fault => fault.ToString()).Should().SatisfyRespectively(
                given => given.Should().Contain("Tunes[0]").And.Contain("50 is beyond ±10"),
                tagged => tagged.Should().Contain($"<lora:{second.Id}>").And.Contain("-11 is beyond ±10"));
    }

    [TestCase("unknown")]
    [TestCase("../model")]
    [TestCase("00000000000000000000000000000000")]
    public async Task A_tag_that_calls_nothing_is_refused_with_its_name(string name)
    {
        var (_, generator) = _fixture.NewEngine();

        await FluentActions.Awaiting(() => generator.GenerateAsync(new GenerationRequest($"a cat <lora:{name}:1>")))
            .Should().ThrowAsync<FluxPolicyException>().WithMessage($"*<lora:{name}>*");
    }

    [Test]
    public async Task From_a_picture_little_strength_stays_near_it_and_full_strength_forgets_it()
    {
        var (_, generator) = _fixture.NewEngine();
        var start = await EngineFixture.Photo("a.png", 200).ReadAsync();
        var request = new GenerationRequest("red apple") { Steps = 8, StartImage = start };

        var near = await generator.GenerateAsync(request with { Strength = 0.13 });
        var far = await generator.GenerateAsync(request with { Strength = 0.9 });
        var anew = await generator.GenerateAsync(request with { Strength = 1 });

        // What the autoencoder makes of the start: one step of next to no noise.
        var itself = await generator.GenerateAsync(request with { Strength = 1e-9, Steps = 1000 });
        Distance(near, itself).Should().BeLessThan(Distance(far, itself));
        Content(anew).Should().Equal(Content(await generator.GenerateAsync(request with { StartImage = default })));
    }

    [Test]
    public async Task So_many_steps_are_made_as_the_strength_leaves()
    {
        var (_, generator) = _fixture.NewEngine();
        var steps = new List<GenerationProgress>();
        var start = await EngineFixture.Photo("a.png", 200).ReadAsync();

        await generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 10, StartImage = start, Strength = 0.4 }, new Immediate(steps.Add));

        steps.Select(s => s.Step).Should().Equal(1, 2, 3, 4);
        steps.Should().OnlyContain(s => s.TotalSteps == 4);
    }

    [Test]
    public async Task A_start_that_is_no_picture_is_refused()
    {
        var (_, generator) = _fixture.NewEngine();

        await FluentActions.Awaiting(() => generator.GenerateAsync(new GenerationRequest("red apple") { StartImage = "text"u8.ToArray() }))
            .Should().ThrowAsync<PictureException>().WithMessage("*StartImage*");
    }

    [Test]
    public async Task A_negative_prompt_changes_the_picture_only_where_there_is_true_guidance()
    {
        var (_, generator) = _fixture.NewEngine();
        var request = new GenerationRequest("red apple") { Steps = 3, TrueGuidance = 2 };

        Content(await generator.GenerateAsync(request with { NegativePrompt = "green" })).Should().NotEqual(Content(await generator.GenerateAsync(request)));
        await FluentActions.Awaiting(() => generator.GenerateAsync(request with { TrueGuidance = 1, NegativePrompt = "green" }))
            .Should().ThrowAsync<FluxPolicyException>().WithMessage("*NegativePrompt*true guidance above 1*");
    }

    [Test]
    public async Task Previews_come_as_often_as_asked_and_near_the_end_look_like_the_picture()
    {
        var (_, generator) = _fixture.NewEngine();
        var reports = new List<GenerationProgress>();

        var result = await generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 12, Count = 2, PreviewEvery = 4 }, new Immediate(reports.Add));

        reports.Where(r => r.Previews.Count > 0).Should().HaveCount(2).And.OnlyContain(r => r.Previews.Count == 2);
        var last = reports.Last(r => r.Previews.Count > 0).Previews;
        last.Select(p => (p.Index, p.Seed)).Should().Equal(result.Images.Select(i => (i.Index, i.Seed)));
        Distance(last[1].Content, result.Images[1].Content).Should().BeLessThan(Distance(last[1].Content, result.Images[0].Content));
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

    private static byte[] Content(GenerationResult result) => result.Images[0].Content.ToArray();

    private static double Distance(GenerationResult a, GenerationResult b) => Distance(a.Images[0].Content, b.Images[0].Content);

    private static double Distance(ReadOnlyMemory<byte> a, ReadOnlyMemory<byte> b) =>
        PictureCodec.Decode(a, "a").Rgba.ToArray().Zip(PictureCodec.Decode(b, "b").Rgba.ToArray()).Average(pair => Math.Abs(pair.First - pair.Second));
}
