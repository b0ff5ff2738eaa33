using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>A golden LoRA with the transformers of the folder it may have been made for: those whose layers have its sizes.</summary>
internal static class GoldenLora
{
    public static IEnumerable<string> Bases(string lora, Func<string, bool>? wanted = null) => GoldenData.Transformers().Where(transformer =>
    {
        if (wanted is not null && !wanted(transformer)) return false;
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

    /// <summary>A file that tells more about a LoRA: <c>name.delta.safetensors</c>.</summary>
    public static string Beside(string lora, string what) => GoldenData.PathOf($"{Path.GetFileNameWithoutExtension(lora)}.{what}.safetensors");
}
