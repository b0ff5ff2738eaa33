using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>The transformer says what BFL's reference says, in its output, its gradients and its pictures.</summary>
[TestFixtureSource(typeof(GoldenData), nameof(GoldenData.Transformers))]
internal sealed class TransformerGoldenTests(string file)
{
    // What the reference's own float rounding leaves: guidance of 3.5 becomes the sine of 3,500.
    private const float OutputTolerance = 2e-4f;
    private const float GradientTolerance = 5e-5f;

    // A sum over all outputs: of its own size.
    private const double LossTolerance = 1e-5;

    private GoldenTransformer _golden = null!;

    [OneTimeSetUp]
    public void Open() => _golden = new GoldenTransformer(file);

    [OneTimeTearDown]
    public void Close() => _golden.Dispose();

    [Test]
    public void Its_output_equals_the_references()
    {
        var tape = _golden.NewTape(recording: false);

        var output = _golden.Forward(tape, _golden.Image(requiresGradient: false));

        Difference.Largest(output.Span, _golden.Read("out")).Should().BeLessThan(OutputTolerance);
    }

    [Test]
    public void Its_loss_and_every_gradient_equal_the_references()
    {
        var tape = _golden.NewTape(recording: true);
        var image = _golden.Image(requiresGradient: true);
        foreach (var parameter in _golden.Model.Parameters.Values) parameter.ReleaseGradient(_golden.Arena);

        var output = _golden.Forward(tape, image);
        var loss = SquaredError.Backward(tape, output, _golden.Read("in.target"));
        tape.Backward();

        var expected = _golden.Read("loss")[0];
        loss.Should().BeApproximately(expected, LossTolerance * Math.Max(1, expected));
        Difference.Largest(image.GradientSpan, _golden.Read("grad.in.img")).Should().BeLessThan(GradientTolerance);
        _golden.GradientNames.Should().NotBeEmpty();
        foreach (var name in _golden.GradientNames)
        {
            Difference.Largest(_golden.Model.Parameters[name].GradientSpan, _golden.Read("grad." + name)).Should().BeLessThan(GradientTolerance, name);
        }
    }

    [TestCase("noshift", false)]
    [TestCase("shift", true)]
    public void Its_picture_after_an_Euler_run_equals_the_references(string run, bool shift)
    {
        var latent = _golden.Read("sample.noise");
        var steps = int.Parse(_golden.Metadata["steps"], CultureInfo.InvariantCulture);
        var times = TimestepSchedule.Create(steps, latent.Length / _golden.Config.InChannels, shift);

        Difference.Largest(times, _golden.Read($"sample.{run}.ts")).Should().BeLessThan(1e-6f);
        for (var i = 0; i < steps; i++)
        {
            FlowMatchEuler.Step(latent, _golden.VelocityOfFirst(latent, times[i]), times[i], times[i + 1]);
        }

        Difference.Largest(latent, _golden.Read($"sample.{run}.out")).Should().BeLessThan(OutputTolerance);
    }

    [Test]
    public void Its_tokens_unpack_to_the_references_latent()
    {
        var grid = JsonSerializer.Deserialize<int[]>(_golden.Metadata["grid"])!;
        var expected = _golden.Read("sample.unpacked");
        var latent = new float[expected.Length];

        new TokenGrid(grid[0], grid[1]).Unpack(_golden.Read("sample.shift.out"), _golden.Config.InChannels / 4, latent);

        latent.Should().Equal(expected);
    }
}
