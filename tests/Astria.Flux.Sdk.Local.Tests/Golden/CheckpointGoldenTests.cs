using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>A transformer's checkpoint in the layout of diffusers is read as the same weights in BFL's.</summary>
internal sealed class CheckpointGoldenTests
{
    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.DiffusersCheckpoints))]
    public void Every_tensor_is_that_of_a_transformer_of_the_folder(string name)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));

        GoldenData.Bases().Should().Contain(transformer => Equals(file, transformer));
    }

    private static bool Equals(SafetensorsFile file, string transformer)
    {
        using var golden = new GoldenTransformer(transformer);
        try
        {
            var (config, parameters) = FluxCheckpoint.Read(file, golden.Config.Axes);
            return config == golden.Config && parameters.All(tensor => tensor.Value.Span.SequenceEqual(golden.Model.Parameters[tensor.Key].Span));
        }
        catch (WeightsException)
        {
            // One of other sizes.
            return false;
        }
    }
}
