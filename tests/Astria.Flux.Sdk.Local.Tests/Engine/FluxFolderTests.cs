using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Engine;

/// <summary>A FLUX.1 as it is published, tiny: <see cref="LocalEngineOptions.ModelPath"/> names the folder, and all the rest is as with the bundled model.</summary>
internal sealed class FluxFolderTests
{
    private FluxFolderFixture _fixture = null!;
    private readonly List<LocalEngine> _engines = [];

    [SetUp]
    public void Open() => _fixture = new FluxFolderFixture();

    [TearDown]
    public void Close()
    {
        foreach (var engine in _engines) engine.Dispose();
        _engines.Clear();
        _fixture.Dispose();
    }

    [Test]
    public async Task It_draws_a_picture_that_seed_prompt_and_guidance_decide()
    {
        var request = new GenerationRequest("a red apple") { Steps = 3, Seed = 5 };

        var picture = await DrawAsync(request);

        var decoded = PictureCodec.Decode(picture, "picture");
        (decoded.Width, decoded.Height).Should().Be((32, 32), "vae/config.json says so");
        decoded.Rgba.ToArray().Distinct().Count().Should().BeGreaterThan(20);
        (await DrawAsync(request, threads: 1)).Should().Equal(picture);
        (await DrawAsync(request with { Seed = 6 })).Should().NotEqual(picture);
        (await DrawAsync(request with { Prompt = "a cat" })).Should().NotEqual(picture);
        (await DrawAsync(request with { Guidance = 7 })).Should().NotEqual(picture, "dev reads its guidance");
        (await DrawAsync(request with { TrueGuidance = 2, NegativePrompt = "green" })).Should().NotEqual(picture);
    }

    [Test]
    public async Task Dev_and_schnell_are_drawn_with_as_they_were_made_to_be()
    {
        var steps = new List<GenerationProgress>();
        await DrawAsync(new GenerationRequest("a red apple"), progress: new Immediate(steps.Add));
        steps[^1].TotalSteps.Should().Be(28);
        steps.Clear();

        using var schnell = new FluxFolderFixture(dev: false);
        using var engine = schnell.NewEngine();
        var generator = new LocalGenerator(engine, new WorkDirectoryShelf(engine.WorkDirectory), TimeProvider.System);
        var own = await generator.GenerateAsync(new GenerationRequest("a red apple"), new Immediate(steps.Add));
        var unguided = await generator.GenerateAsync(new GenerationRequest("a red apple") { Steps = 4, TrueGuidance = 1 });

        steps.Should().HaveCount(4);
        own.Images[0].Content.ToArray().Should().Equal(unguided.Images[0].Content.ToArray());
    }

    [Test]
    public async Task Times_are_shifted_by_resolution_where_the_scheduler_says_so()
    {
        var request = new GenerationRequest("a red apple") { Steps = 4 };
        var shifted = await DrawAsync(request);

        _fixture.WriteFile("scheduler/scheduler_config.json", """{"shift":1.0,"use_dynamic_shifting":false}""");
        var even = await DrawAsync(request);
        _fixture.WriteFile("scheduler/scheduler_config.json", """{"shift":3.0,"use_dynamic_shifting":false}""");

        even.Should().NotEqual(shifted);
        await FluentActions.Awaiting(() => DrawAsync(request)).Should().ThrowAsync<WeightsException>().WithMessage("*'scheduler_config.json'*fixed 3*");
    }

    [Test]
    public async Task A_LoRA_is_trained_on_it_and_drawn_with()
    {
        var engine = NewEngine();
        var trainer = new LocalTrainer(engine, "local", TimeProvider.System);
        var request = new GenerationRequest("ohwx toy") { Steps = 2 };
        var before = await DrawAsync(request);

        var tune = await trainer.WaitAsync(await trainer.SubmitAsync(EngineFixture.Request(steps: 3)));

        (await DrawAsync(request with { Tunes = [tune] })).Should().NotEqual(before);
        (await DrawAsync(request)).Should().Equal(before);
        using var file = SafetensorsFile.Open(tune.FilePath!);
        file.Metadata["astria.base_sha256"].Should().MatchRegex("^[0-9a-f]{64}$");
        file.Metadata["ss_learning_rate"].Should().Be("0.001", "the preset's own: it was made for FLUX.1");
    }

    [Test]
    public async Task A_training_does_not_go_on_with_another_model_in_the_folder()
    {
        var first = NewEngine();
        var hash = await HashAsync(first);
        (await HashAsync(NewEngine())).Should().Be(hash);

        _fixture["text_encoder"]["text_model.final_layer_norm.bias"].Values[0] += 1;
        _fixture.WriteWeights();

        (await HashAsync(NewEngine())).Should().NotBe(hash);
    }

    [Test]
    public void What_the_folder_lacks_is_all_named_before_anything_is_read()
    {
        _fixture.Delete("transformer/diffusion_pytorch_model.safetensors.index.json");
        _fixture.Delete("text_encoder/model.safetensors");
        _fixture.Delete("tokenizer_2/spiece.model");

        new LocalEngineOptions { ModelPath = _fixture.Folder }.Validate().Select(fault => fault.ToString()).Should().SatisfyRespectively(
            first => first.Should().Contain("'transformer/diffusion_pytorch_model.safetensors'"),
            second => second.Should().Contain("'text_encoder/model.safetensors'"),
            third => third.Should().Contain("'tokenizer_2/spiece.model'"));
    }

    [Test]
    public async Task Wrong_missing_and_needless_tensors_of_every_part_are_named_in_one_error()
    {
        _fixture["transformer"].Remove("single_transformer_blocks.1.proj_out.bias");
        _fixture["transformer"]["x_embedder.scale"] = ([1], [1]);
        _fixture["vae"]["decoder.up_blocks.3.resnets.0.conv1.bias"] = ([31], new float[31]);
        _fixture["vae"].Remove("encoder.mid_block.attentions.0.to_q.weight");
        _fixture["text_encoder"]["text_model.encoder.layers.0.mlp.fc1.bias"] = ([7], new float[7]);
        _fixture["text_encoder"]["text_model.embeddings.position_ids"] = ([1, 77], new float[77]);
        _fixture["text_encoder_2"].Remove("encoder.final_layer_norm.weight");
        _fixture["text_encoder_2"]["decoder.final_layer_norm.weight"] = ([24], new float[24]);
        _fixture.WriteWeights();

        var error = (await FluentActions.Awaiting(() => DrawAsync(new GenerationRequest("a red apple"))).Should().ThrowAsync<WeightsException>()).Which.Message;

        error.Should().ContainAll(
            "transformer: ", "'single_transformer_blocks.1.proj_out.bias' is missing", "'x_embedder.scale' is no tensor of it",
            "vae: ", "'decoder.up_blocks.3.resnets.0.conv1.bias' is 31, not 32", "'encoder.mid_block.attentions.0.to_q.weight' is missing",
            "text_encoder: ", "'text_model.encoder.layers.0.mlp.fc1.bias' is 7, not 64",
            "text_encoder_2: ", "'encoder.final_layer_norm.weight' is missing", "'decoder.final_layer_norm.weight' is no tensor of it");
        error.Should().NotContain("position_ids", "older files carry it along").And.Contain(_fixture.Folder);
    }

    [Test]
    public async Task Parts_that_do_not_belong_together_are_told()
    {
        var latents = _fixture["vae"]["decoder.conv_in.weight"];
        _fixture["vae"]["decoder.conv_in.weight"] = ([32, 8, 3, 3], new float[2 * latents.Values.Length]);
        _fixture["vae"]["encoder.conv_out.weight"] = ([16, 32, 3, 3], new float[16 * 32 * 9]);
        _fixture["vae"]["encoder.conv_out.bias"] = ([16], new float[16]);
        _fixture["text_encoder_2"]["shared.weight"] = ([100, 24], new float[2400]);
        _fixture.WriteWeights();

        await FluentActions.Awaiting(() => DrawAsync(new GenerationRequest("a red apple"))).Should().ThrowAsync<WeightsException>()
            .WithMessage("*T5's tokenizer numbers 2000 pieces, and its encoder knows 100*autoencoder has 8 channels where the transformer reads 16*");
    }

    [TestCase("transformer/config.json", """{"axes_dims_rope":[4,"six",6]}""", "*transformer: 'config.json' says axes_dims_rope is*")]
    [TestCase("vae/config.json", "[1]", "*vae: 'config.json' is no JSON object*")]
    [TestCase("tokenizer/merges.txt", "a b c", "*tokenizer: merges.txt is no list*")]
    [TestCase("tokenizer_2/spiece.model", "text", "*tokenizer_2: spiece.model *")]
    public async Task A_damaged_file_is_told_by_its_part_and_name(string file, string content, string message)
    {
        _fixture.WriteFile(file, content);

        await FluentActions.Awaiting(() => DrawAsync(new GenerationRequest("a red apple"))).Should().ThrowAsync<WeightsException>().WithMessage(message);
    }

    private LocalEngine NewEngine(int threads = 2)
    {
        _engines.Add(_fixture.NewEngine(threads));
        return _engines[^1];
    }

    private static Task<string> HashAsync(LocalEngine engine) => engine.RunAsync((session, _) => session.BaseSha256, CancellationToken.None);

    private async Task<byte[]> DrawAsync(GenerationRequest request, int threads = 2, IProgress<GenerationProgress>? progress = null)
    {
        var engine = NewEngine(threads);
        var result = await new LocalGenerator(engine, new WorkDirectoryShelf(engine.WorkDirectory), TimeProvider.System).GenerateAsync(request, progress);
        return result.Images[0].Content.ToArray();
    }

    private sealed class Immediate(Action<GenerationProgress> action) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value) => action(value);
    }
}
