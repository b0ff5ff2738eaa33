using System.Globalization;
using Astria.Flux.Generation;
using Astria.Flux.Testing;
using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Docs.Tests;

/// <summary>The code and the computed figures of docs/torch.md.</summary>
internal sealed class TorchSnippets
{
    [Test]
    public void Use_torch()
    {
        var services = new ServiceCollection();

        #region use-torch
        services.AddAstriaFlux(flux => flux.UseTorch(o =>
        {
            o.ModelPath = "/models/FLUX.1-dev";
            o.AcceptLicense = true;                      // you have read the licence of FLUX.1-dev, and may use it as you do
            o.Weights = WeightFormat.Int8;               // for 24 GB; Int4 for 16 GB, Full for 48 GB and more
        }));
        #endregion

        using var provider = services.BuildServiceProvider();
        FluentActions.Invoking(provider.GetRequiredService<IFluxTrainer>).Should().Throw<OptionsValidationException>("the model is not on this machine").WithMessage("*/models/FLUX.1-dev*no folder*");
    }

    [Test]
    public void Plan_the_memory()
    {
        #region plan-memory
        MemoryPlan memory = MemoryPlanner.Plan(new()
        {
            DeviceBytes = 24_000_000_000,
            Weights = WeightFormat.Int8,
            Width = 1024,
            Height = 1024,
        });
        Console.WriteLine(memory);                       // each part with its reason, and what to change where it doesn't fit
        #endregion

        memory.Fits.Should().BeTrue();
    }

    [Test]
    public async Task Draw_with_torch()
    {
        var generator = new FakeFluxEngine();
        Tune? tune = null;

        #region draw-with-torch
        GenerationRequest request = new("ohwx mug on a pier at dawn") { Size = new(1024, 1024), Seed = 7, Tunes = tune is null ? [] : [tune] };
        GenerationResult made = await generator.GenerateAsync(request);
        await File.WriteAllBytesAsync("mug.png", made.Images[0].Content);
        #endregion

        File.Exists("mug.png").Should().BeTrue();
        File.Delete("mug.png");
    }

    // | what | weights | 512 | 768 | 1024 |
    [Test]
    public void The_memory_table_is_the_planners()
    {
        var lines = new List<string>();
        foreach (var training in (bool[])[true, false])
        {
            foreach (var format in Enum.GetValues<WeightFormat>())
            {
                var sizes = ((int[])[512, 768, 1024]).Select(side => Gigabytes(training, format, side));
                lines.Add($"| {(training ? "train, rank 16" : "draw, one LoRA")} | {format} | {string.Join(" | ", sizes)} |");
            }
        }

        File.ReadAllText(Repository.PathOf("docs/torch.md")).Should().ContainAll(lines);
    }

    private static string Gigabytes(bool training, WeightFormat format, int side) =>
        (MemoryPlanner.Plan(new MemoryRequest { DeviceBytes = 80_000_000_000, Weights = format, Width = side, Height = side, Training = training }).TotalBytes / 1e9).ToString("F1", CultureInfo.InvariantCulture);
}
