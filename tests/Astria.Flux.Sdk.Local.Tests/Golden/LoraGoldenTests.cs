using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>A LoRA file in kohya's layout changes the model just as the reference with the LoRA merged.</summary>
internal sealed class LoraGoldenTests
{
    [Test]
    public void A_model_with_the_LoRA_on_says_what_the_reference_with_it_merged_says()
    {
        using var golden = new GoldenTransformer("flux_dev_h64.safetensors");
        using var loraFile = SafetensorsFile.Open(GoldenData.PathOf("lora_kohya.safetensors"));
        using var expected = SafetensorsFile.Open(GoldenData.PathOf("lora_kohya.applied_out.safetensors"));

        ModelAdapters.Attach(golden.Model, KohyaLoraFile.Read(loraFile, golden.Model.Linears.Keys), weight: 1);
        var output = golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false));

        Difference.Largest(output.Span, expected.ReadFloats("out")).Should().BeLessThan(2e-4f);
    }

    [Test]
    public void Taken_off_again_it_leaves_the_model_as_it_was()
    {
        using var golden = new GoldenTransformer("flux_dev_h64.safetensors");
        using var loraFile = SafetensorsFile.Open(GoldenData.PathOf("lora_kohya.safetensors"));
        var before = golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray();

        ModelAdapters.Attach(golden.Model, KohyaLoraFile.Read(loraFile, golden.Model.Linears.Keys), weight: 1);
        ModelAdapters.DetachAll(golden.Model);

        golden.Forward(golden.NewTape(recording: false), golden.Image(requiresGradient: false)).Span.ToArray().Should().Equal(before);
    }
}
