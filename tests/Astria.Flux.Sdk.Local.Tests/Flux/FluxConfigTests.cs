using Astria.Flux.Local.Flux;

namespace Astria.Flux.Local.Tests.Flux;

internal sealed class FluxConfigTests
{
    // Sizes and counts of the published checkpoints.
    [TestCase(true, 780, 11_901_408_320)]
    [TestCase(false, 776, 11_891_178_560)]
    public void The_full_size_model_has_the_published_tensors(bool guidance, int tensors, long weights)
    {
        var config = new FluxConfig
        {
            InChannels = 64,
            ContextSize = 4096,
            VectorSize = 768,
            Hidden = 3072,
            Heads = 24,
            DoubleBlocks = 19,
            SingleBlocks = 38,
            Axes = [16, 56, 56],
            GuidanceEmbedding = guidance,
        };

        var all = config.Tensors().ToList();

        all.Should().HaveCount(tensors);
        all.Sum(t => t.Shape.Aggregate(1L, (product, size) => product * size)).Should().Be(weights);
    }

    [Test]
    public void Sizes_are_read_off_the_tensors()
    {
        var config = new FluxConfig
        {
            InChannels = 48,
            ContextSize = 128,
            VectorSize = 96,
            Hidden = 192,
            Heads = 4,
            DoubleBlocks = 2,
            SingleBlocks = 11,
            Axes = [8, 20, 20],
            GuidanceEmbedding = true,
        };

        var inferred = FluxConfig.Infer(config.Tensors().ToDictionary(t => t.Name, t => (IReadOnlyList<int>)t.Shape, StringComparer.Ordinal), config.Axes);

        inferred.Should().Be(config);
    }

    [Test]
    public void Tensors_of_something_else_are_refused_by_name() =>
        FluentActions.Invoking(() => FluxConfig.Infer(new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal), [8, 8, 8]))
            .Should().Throw<WeightsException>().WithMessage("*img_in.weight, txt_in.weight, vector_in.in_layer.weight*");
}
