using Astria.Flux.Generation;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Training;

namespace Astria.Flux.Torch.Tests.Engine;

/// <summary>The two engines do the same with the same FLUX.1 folder: text encoders, transformer, autoencoder and job, end to end.</summary>
internal sealed class SameAsManagedTests
{
    private const float Tolerance = 1e-3f;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Four_sampling_steps_from_the_same_seed_agree(bool dev)
    {
        using var flux = new TinyFlux(dev);

        var torch = await TinyFlux.LatentAsync(flux.Torch(), 4);
        var managed = await TinyFlux.LatentAsync(flux.Managed(), 4);

        Difference.Largest(torch, managed).Should().BeLessThan(Tolerance);
    }

    [Test]
    public async Task Four_sampling_steps_with_a_lora_agree_and_differ_from_those_without()
    {
        using var flux = new TinyFlux();
        var (torch, managed) = (flux.Torch(), flux.Managed());
        var lora = TinyFlux.Lora((await TinyFlux.ModelAsync(torch)).Config);

        var drawn = await TinyFlux.LatentAsync(torch, 4, lora);
        var expected = await TinyFlux.LatentAsync(managed, 4, lora);
        var plain = await TinyFlux.LatentAsync(torch, 4);

        Difference.Largest(drawn, expected).Should().BeLessThan(Tolerance);
        Difference.Largest(drawn, plain).Should().BeGreaterThan(10 * Tolerance, "the LoRA is off again");
    }

    [Test]
    public async Task Whole_pictures_agree_with_guidance_negative_prompt_and_start_picture_too()
    {
        using var flux = new TinyFlux();
        var request = new GenerationRequest("a red apple") { Steps = 4, Seed = 7, TrueGuidance = 2, NegativePrompt = "green" };

        var (torch, managed) = (await TinyFlux.DrawAsync(flux.Torch(), request), await TinyFlux.DrawAsync(flux.Managed(), request));

        torch.Rgba.ToArray().Distinct().Count().Should().BeGreaterThan(20);
        torch.Rgba.ToArray().Zip(managed.Rgba.ToArray(), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThanOrEqualTo(1, "a step of 255 is rounded");
    }

    [Test]
    public async Task Twenty_training_steps_have_the_same_losses()
    {
        using var flux = new TinyFlux();
        const int steps = 20;

        var torch = await LossesAsync(flux.Torch(), "torch", steps);
        var managed = await LossesAsync(flux.Managed(), "managed", steps);

        torch.Should().HaveCount(steps);
        Difference.Largest([.. torch.Select(loss => (float)loss)], [.. managed.Select(loss => (float)loss)]).Should().BeLessThan(Tolerance);
    }

    [Test]
    public async Task Eight_bit_weights_draw_nearly_the_same()
    {
        using var flux = new TinyFlux();
        var full = await TinyFlux.LatentAsync(flux.Torch(), 4);

        var quantised = await TinyFlux.LatentAsync(flux.Torch(o => o.Weights = WeightFormat.Int8), 4);

        Difference.Largest(quantised, full).Should().BeInRange(1e-5f, 0.2f);
    }

    private static async Task<List<double>> LossesAsync(InProcessEngine engine, string name, int steps)
    {
        var losses = new List<double>();
        var trainer = TinyFlux.Trainer(engine, name);

        // The engine is kept busy until somebody listens: a job this small would be over before.
        using var free = new ManualResetEventSlim();
        var busy = engine.RunAsync((_, stop) => { free.Wait(stop); return 0; }, CancellationToken.None);
        var job = await trainer.SubmitAsync(TinyFlux.Training(steps));
        var tune = trainer.WaitAsync(job, new Immediate<TrainingProgress>(progress =>
        {
            if (progress.Stage == TrainingStage.Training) losses.Add(progress.Loss!.Value);
        }));
        free.Set();
        await busy;
        await tune;
        return losses;
    }
}
