using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>A golden LoRA with the transformers of the folder it may have been made for: those whose layers have its sizes.</summary>
internal static class GoldenLora
{
    /// <summary>The LoRAs of the folder, all or those that come with more.</summary>
    public static IEnumerable<string> Loras() => GoldenData.Loras();

    public static IEnumerable<string> LorasWithDelta() => With("delta");

    public static IEnumerable<string> LorasWithOutput() => With("applied_out");

    public static IEnumerable<string> LorasAsDiffusers() => With("as_diffusers");

    public static IEnumerable<string> Bases(string lora) => GoldenData.Bases().Where(transformer =>
    {
        using var golden = new GoldenTransformer(transformer);
        using var file = SafetensorsFile.Open(GoldenData.PathOf(lora));
        try
        {
            return LoraFile.Read(file, golden.Config).Layers.Count > 0;
        }
        catch (WeightsException)
        {
            return false;
        }
    });

    public static LoraWeights Read(string lora, string transformer)
    {
        using var golden = new GoldenTransformer(transformer);
        using var file = SafetensorsFile.Open(GoldenData.PathOf(lora));
        return LoraFile.Read(file, golden.Config);
    }

    private static IEnumerable<string> With(string what) => GoldenData.Loras().Where(lora => File.Exists(Beside(lora, what)));

    /// <summary>A file that tells more about a LoRA: <c>name.delta.safetensors</c>.</summary>
    public static string Beside(string lora, string what) => GoldenData.PathOf($"{Path.GetFileNameWithoutExtension(lora)}.{what}.safetensors");
}
