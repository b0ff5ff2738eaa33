using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Adapters;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Golden;

/// <summary>LoRA files of any layout change the model just as the reference with the LoRA merged, and leave its base alone.</summary>
internal sealed class TorchLoraGoldenTests
{
    private const float OutputTolerance = 2e-4f;

    // libtorch sums in another order where memory lies differently.
    private const float SameModel = 1e-5f;

    [TestCaseSource(nameof(LorasWithOutput))]
    public void A_model_with_it_on_says_what_the_reference_says(string lora)
    {
        using var file = SafetensorsFile.Open(Beside(lora));
        var expected = file.ReadFloats("out");

        // Which of the transformers of its size it was made for, the file does not say.
        GoldenData.Bases().Select(transformer => DifferenceOn(transformer, lora, expected)).Min().Should().BeLessThan(OutputTolerance);
    }

    [Test]
    public void Two_at_half_weight_say_what_one_does()
    {
        using var golden = new TorchGoldenTransformer("flux_dev_h64.safetensors");
        using var off = no_grad();
        using var adapters = new TorchAdapters(golden.Model);
        adapters.Attach(Read(golden, "lora_kohya.safetensors"), 1);
        float[] once = [.. golden.Forward().data<float>()];
        adapters.DetachAll();

        adapters.Attach(Read(golden, "lora_kohya.safetensors"), 0.5f);
        adapters.Attach(Read(golden, "lora_kohya.safetensors"), 0.5f);

        Difference.Largest([.. golden.Forward().data<float>()], once).Should().BeLessThan(1e-5f);
    }

    [Test]
    public void Taken_off_again_it_leaves_the_model_as_it_was()
    {
        using var golden = new TorchGoldenTransformer("flux_dev_h64.safetensors");
        using var off = no_grad();
        float[] before = [.. golden.Forward().data<float>()];
        using var adapters = new TorchAdapters(golden.Model);

        adapters.Attach(Read(golden, "lora_kohya.safetensors"), 1);
        adapters.DetachAll();

        golden.Model.Linears.Values.Should().OnlyContain(linear => !linear.HasAdapters);
        Difference.Largest([.. golden.Forward().data<float>()], before).Should().BeLessThan(SameModel);
    }

    [Test]
    public void One_for_a_model_of_other_sizes_is_refused_and_not_a_part_of_it_applied()
    {
        using var golden = new TorchGoldenTransformer("flux_dev_h64.safetensors");
        using var off = no_grad();
        float[] before = [.. golden.Forward().data<float>()];
        var lora = Read(golden, "lora_kohya.safetensors");
        var broken = lora with { Layers = lora.Layers.Append(new("double_blocks.99.img_mlp.0", new LoraLayer([1], [1], 1, 1))).ToDictionary(StringComparer.Ordinal) };
        using var adapters = new TorchAdapters(golden.Model);

        FluentActions.Invoking(() => adapters.Attach(broken, 1)).Should().Throw<WeightsException>().WithMessage("*double_blocks.99.img_mlp.0*no such layer*");

        golden.Model.Linears.Values.Should().OnlyContain(linear => !linear.HasAdapters);
        Difference.Largest([.. golden.Forward().data<float>()], before).Should().BeLessThan(SameModel);
    }

    private static IEnumerable<string> LorasWithOutput() => GoldenData.Loras().Where(lora => File.Exists(Beside(lora)));

    private static string Beside(string lora) => GoldenData.PathOf($"{Path.GetFileNameWithoutExtension(lora)}.applied_out.safetensors");

    private static LoraWeights Read(TorchGoldenTransformer golden, string lora)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(lora));
        return LoraFile.Read(file, golden.Config);
    }

    private static float DifferenceOn(string transformer, string lora, float[] expected)
    {
        using var golden = new TorchGoldenTransformer(transformer);
        using var off = no_grad();
        using var adapters = new TorchAdapters(golden.Model);
        try
        {
            adapters.Attach(Read(golden, lora), 1);
        }
        catch (WeightsException)
        {
            return float.PositiveInfinity;
        }

        float[] output = [.. golden.Forward().data<float>()];
        return output.Length == expected.Length ? Difference.Largest(output, expected) : float.PositiveInfinity;
    }
}
