using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Tests.Engine;
using Astria.Flux.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Torch.Tests.DependencyInjection;

internal sealed class UseTorchTests
{
    [Test]
    public async Task A_whole_job_runs_through_the_container()
    {
        using var flux = new TinyFlux();
        using var services = Services(o =>
        {
            o.ModelPath = flux.Files.Folder;
            o.WorkDirectory = flux.Files.WorkDirectory;
            o.AcceptLicense = true;
            o.Device = "cpu";
            o.Weights = WeightFormat.Int8;
            o.Resolutions = [32, 48];
        });
        var trainer = services.GetRequiredService<IFluxTrainer>();
        var generator = services.GetRequiredService<IFluxGenerator>();
        var request = TinyFlux.Training(4) with { Options = new TrainingOptions { PreviewPrompts = ["ohwx toy"], PreviewEvery = 2, HeldOutImages = 1, ValidateEvery = 2 } };
        trainer.Name.Should().Be("torch");

        var job = await trainer.SubmitAsync(request);
        var tune = await trainer.WaitAsync(job);

        tune.Engine.Should().Be("torch");
        File.Exists(tune.FilePath).Should().BeTrue();
        tune.Metadata["astria.base_sha256"].Should().HaveLength(64);
        Directory.GetFiles(Path.Combine(flux.Files.WorkDirectory, "jobs", job.Id, "previews")).Should().HaveCount(2);
        Directory.Exists(Path.Combine(flux.Files.WorkDirectory, "jobs", job.Id, "prompts")).Should().BeFalse("the job is done");

        var plain = new GenerationRequest("ohwx toy") { Steps = 2, Seed = 3 };
        var steps = new List<GenerationProgress>();
        var with = await generator.GenerateAsync(plain with { Tunes = [tune], Count = 2, PreviewEvery = 1 }, new Immediate<GenerationProgress>(steps.Add));
        var without = await generator.GenerateAsync(plain);
        var again = await generator.GenerateAsync(plain with { Tunes = [tune] });

        with.Images.Select(image => image.Seed).Should().Equal(3, 4);
        PictureCodec.Decode(with.Images[0].Content, "picture").Width.Should().Be(32);
        with.Images[0].Content.ToArray().Should().NotEqual(without.Images[0].Content.ToArray()).And.Equal(again.Images[0].Content.ToArray());
        steps.Should().HaveCount(4).And.Contain(step => step.Previews.Count == 1);
        steps[^1].Remaining.Should().Be(TimeSpan.Zero);
    }

    [Test]
    public void Every_option_that_makes_no_sense_and_every_missing_part_is_named()
    {
        using var services = Services(o =>
        {
            o.TransformerPath = "/no/flux1-dev.safetensors";
            o.Device = "gpu";
            o.Resolutions = [1000];
            o.DefaultGuidance = double.NaN;
            o.Weights = (WeightFormat)9;
        });

        FluentActions.Invoking(services.GetRequiredService<IFluxTrainer>).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(9)
            .And.ContainMatch("*TransformerPath*'/no/flux1-dev.safetensors' is no file*")
            .And.ContainMatch("*AutoEncoderPath*is missing*").And.ContainMatch("*ClipPath*").And.ContainMatch("*T5Path*").And.ContainMatch("*T5TokenizerPath*")
            .And.ContainMatch("*Device*'gpu'*").And.ContainMatch("*Resolutions*1000*multiple of 16*").And.ContainMatch("*DefaultGuidance*").And.ContainMatch("*Weights*");
    }

    [Test]
    public void What_a_folder_lacks_is_named_unless_it_stands_elsewhere()
    {
        using var flux = new TinyFlux();
        flux.Files.Delete("vae/diffusion_pytorch_model.safetensors");
        flux.Files.Delete("text_encoder/model.safetensors");
        var options = flux.Options();
        options.ClipPath = Path.Combine(flux.Files.Folder, "model_index.json");

        options.Validate().Should().ContainSingle().Which.ToString().Should().Contain("'vae/diffusion_pytorch_model.safetensors'");
    }

    [Test]
    public void Options_come_from_configuration()
    {
        using var flux = new TinyFlux();
        var settings = new Dictionary<string, string?>
        {
            ["ModelPath"] = flux.Files.Folder,
            ["AcceptLicense"] = "true",
            ["Weights"] = "int4",
            ["Resolutions:0"] = "512",
            ["Resolutions:1"] = "768",
            ["DefaultSamplingSteps"] = "12",
            ["Device"] = "cpu",
        };
        using var services = Services(settings);

        var options = services.GetRequiredService<IOptionsMonitor<TorchEngineOptions>>().Get("torch");

        options.Should().Match<TorchEngineOptions>(o => o.AcceptLicense && o.Weights == WeightFormat.Int4 && o.DefaultSamplingSteps == 12 && o.DefaultGuidance == null);
        options.Resolutions.Should().Equal(512, 768);
    }

    [Test]
    public void Slips_in_configuration_are_all_named()
    {
        using var flux = new TinyFlux();
        using var services = Services(new Dictionary<string, string?> { ["ModelPath"] = flux.Files.Folder, ["Wieghts"] = "Int8", ["Weights"] = "Int5", ["Resolutions:0"] = "large" });

        FluentActions.Invoking(() => services.GetRequiredService<IOptionsMonitor<TorchEngineOptions>>().Get("torch")).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().ContainMatch("*Wieghts*").And.ContainMatch("*Int5*Int8*").And.ContainMatch("*large*");
    }

    private static ServiceProvider Services(Action<TorchEngineOptions> configure) => new ServiceCollection().AddAstriaFluxServices(flux => flux.UseTorch(configure));

    private static ServiceProvider Services(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddAstriaFluxServices(flux => flux.UseTorch(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
}
