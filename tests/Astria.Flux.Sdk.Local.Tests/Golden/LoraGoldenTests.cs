using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Adapters;
using Astria.Flux.Local.Weights;
using Astria.Flux.Lora;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>LoRA files of any layout change the model just as the reference with the LoRA merged.</summary>
internal sealed class LoraGoldenTests
{
    private const float OutputTolerance = 2e-4f;
    private const float DeltaTolerance = 1e-6f;

    [TestCaseSource(typeof(GoldenLora), nameof(GoldenLora.Loras))]
    public void It_fits_a_transformer_of_the_folder(string lora) => GoldenLora.Bases(lora).Should().NotBeEmpty();

    [TestCaseSource(typeof(GoldenLora), nameof(GoldenLora.LorasWithDelta))]
    public void Its_additions_are_the_references(string lora)
    {
        var weights = GoldenLora.Read(lora, GoldenLora.Bases(lora).First());
        using var file = SafetensorsFile.Open(GoldenLora.Beside(lora, "delta"));

        file.Tensors.Should().NotBeEmpty();
        using var golden = new GoldenTransformer(GoldenLora.Bases(lora).First());
        var keys = new LoraKeys(golden.Config);
        foreach (var name in file.Tensors.Keys)
        {
            var target = keys.Find(Module(name));
            target.Should().NotBeNull(name);
            var expected = file.ReadFloats(name);
            var delta = TestLoras.Delta(weights.Layers[target!.Layer]).AsSpan(target.FirstRow * target.Inputs, Math.Min(expected.Length, target.Rows * target.Inputs));
            Difference.Largest(delta, expected).Should().BeLessThan(DeltaTolerance, name);
        }
    }

    [TestCaseSource(typeof(GoldenLora), nameof(GoldenLora.LorasWithOutput))]
    public void A_model_with_it_on_or_merged_says_what_the_reference_says(string lora)
    {
        var path = GoldenLora.Beside(lora, "applied_out");
        using var file = SafetensorsFile.Open(path);
        var expected = file.ReadFloats("out");
        var differences = GoldenLora.Bases(lora).Select(transformer => (Transformer: transformer, On: WithLoraOn(lora, transformer, expected), Merged: WithLoraMerged(lora, transformer, expected))).ToList();

        // Which of the transformers of its size it was made for, the file does not say.
        var (_, on, merged) = differences.MinBy(difference => difference.On);
        on.Should().BeLessThan(OutputTolerance);
        merged.Should().BeLessThan(OutputTolerance);
    }

    [TestCaseSource(typeof(GoldenLora), nameof(GoldenLora.Loras))]
    public void Taken_off_again_it_leaves_the_model_as_it_was(string lora)
    {
        using var golden = new GoldenTransformer(GoldenLora.Bases(lora).First());
        var before = golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray();

        ModelAdapters.Attach(golden.Model, Read(golden, lora), weight: 1);
        ModelAdapters.DetachAll(golden.Model);

        golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray().Should().Equal(before);
    }

    [TestCaseSource(typeof(GoldenLora), nameof(GoldenLora.LorasAsDiffusers))]
    public void In_the_layout_of_diffusers_it_has_the_very_tensors_of_their_conversion(string lora)
    {
        var path = GoldenLora.Beside(lora, "as_diffusers");
        var written = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            LoraFile.Write(written, GoldenLora.Read(lora, GoldenLora.Bases(lora).First()), LoraFormat.Diffusers);
            using var ours = SafetensorsFile.Open(written);
            using var theirs = SafetensorsFile.Open(path);

            ours.Tensors.Keys.Should().BeEquivalentTo(theirs.Tensors.Keys);
            foreach (var (name, entry) in theirs.Tensors)
            {
                ours.Tensors[name].Shape.Should().Equal(entry.Shape, name);
                ours.ReadFloats(name).Should().Equal(theirs.ReadFloats(name), name);
            }
        }
        finally
        {
            File.Delete(written);
        }
    }

    [TestCaseSource(typeof(GoldenLora), nameof(GoldenLora.LorasAsDiffusers))]
    public void Their_conversion_read_back_adds_the_same(string lora)
    {
        var path = GoldenLora.Beside(lora, "as_diffusers");
        using var golden = new GoldenTransformer(GoldenLora.Bases(lora).First());
        using var theirs = SafetensorsFile.Open(path);

        var ours = Read(golden, lora).Layers;
        foreach (var (name, layer) in LoraFile.Read(theirs, golden.Config).Layers) Difference.Largest(TestLoras.Delta(layer), TestLoras.Delta(ours[name])).Should().BeLessThan(DeltaTolerance, name);
    }

    // A delta is named as its layer is, or as the tensors it was computed from.
    private static string Module(string name) => LoraTensorName.Parse(name) is { } tensor ? tensor.Module : name.EndsWith(".weight", StringComparison.Ordinal) ? name[..^".weight".Length] : name;

    private static LoraWeights Read(GoldenTransformer golden, string lora)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(lora));
        return LoraFile.Read(file, golden.Config);
    }

    private static float WithLoraOn(string lora, string transformer, float[] expected) => Output(transformer, expected, golden => ModelAdapters.Attach(golden.Model, Read(golden, lora), weight: 1));

    private static float WithLoraMerged(string lora, string transformer, float[] expected) => Output(transformer, expected, golden =>
    {
        using var pool = new WorkerPool(2);
        ModelAdapters.Merge(pool, golden.Model, Read(golden, lora), weight: 1);
    });

    private static float Output(string transformer, float[] expected, Action<GoldenTransformer> change)
    {
        using var golden = new GoldenTransformer(transformer);
        change(golden);
        var output = golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span;
        return output.Length == expected.Length ? Difference.Largest(output, expected) : float.PositiveInfinity;
    }
}
