using System.Globalization;
using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Text.Encoders;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>The text encoders say what their references say.</summary>
internal sealed class TextEncoderGoldenTests
{
    // What the reference's own rounding leaves, see the README beside the golden numbers.
    private const float T5Tolerance = 5e-5f;
    private const float ClipTolerance = 1e-5f;

    private WorkerPool _pool = null!;

    [SetUp]
    public void Start() => _pool = new WorkerPool(2);

    [TearDown]
    public void Stop() => _pool.Dispose();

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.T5Encoders))]
    public void T5s_features_equal_the_references_at_every_length(string name)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));
        var encoder = new T5Encoder(file, "w.");
        var inputs = file.Tensors.Keys.Where(key => key.StartsWith("in.ids", StringComparison.Ordinal)).ToList();

        inputs.Should().NotBeEmpty();
        foreach (var input in inputs)
        {
            var tape = new Tape(_pool, new Arena(), recording: false);
            Difference.Largest(encoder.Encode(tape, GoldenIds.Read(file, input)).Span, file.ReadFloats("out." + input["in.ids".Length..])).Should().BeLessThan(T5Tolerance, input);
        }
    }

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.ClipEncoders))]
    public void Clips_features_and_pooled_vector_equal_the_references(string name)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));
        var heads = int.Parse(file.Metadata["heads"], CultureInfo.InvariantCulture);
        var encoder = new ClipTextEncoder(file, "w.", file.Tensors["w.text_model.final_layer_norm.weight"].Shape[0] / heads);
        var prompts = GoldenIds.Read(file, "in.ids");
        var tape = new Tape(_pool, new Arena(), recording: false);

        var encoded = encoder.Encode(tape, prompts);
        var pooled = ClipTextEncoder.Pool(tape, encoded, prompts, int.Parse(file.Metadata["eos"], CultureInfo.InvariantCulture));

        Difference.Largest(encoded.Span, file.ReadFloats("out.last_hidden")).Should().BeLessThan(ClipTolerance);
        Difference.Largest(pooled.Span, file.ReadFloats("out.pooled")).Should().BeLessThan(ClipTolerance);
    }
}
