using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Tests.Golden;

namespace Astria.Flux.Local.Tests.Managed;

internal sealed class RecomputeTests
{
    [TestCase("flux_dev_h64.safetensors")]
    [TestCase("flux_schnell_h64.safetensors")]
    public void Every_gradient_is_what_it_is_when_all_is_kept_but_for_rounding(string file)
    {
        var kept = Gradients(file, recompute: false);
        var again = Gradients(file, recompute: true);

        foreach (var (name, values) in kept)
        {
            var largest = values.Max(Math.Abs);
            again[name].Zip(values).Max(pair => Math.Abs(pair.First - pair.Second)).Should().BeLessThanOrEqualTo(1e-6f + (1e-5f * largest), name);
        }
    }

    [Test]
    public void It_gives_the_same_bits_on_any_number_of_threads()
    {
        var one = Gradients("flux_dev_h64.safetensors", recompute: true, threads: 1);
        var four = Gradients("flux_dev_h64.safetensors", recompute: true, threads: 4);

        four.Should().AllSatisfy(gradient => gradient.Value.Should().Equal(one[gradient.Key]));
    }

    [Test]
    public void It_takes_less_memory_and_no_more_each_time()
    {
        using var kept = new GoldenTransformer("flux_schnell_h64.safetensors");
        using var again = new GoldenTransformer("flux_schnell_h64.safetensors");
        Pass(kept, recompute: false);
        Pass(again, recompute: true);
        var afterFirst = again.Arena.Bytes;

        for (var i = 0; i < 10; i++) Pass(again, recompute: true);

        afterFirst.Should().BeLessThan((long)(0.9 * kept.Arena.Bytes), "even with only two blocks");
        again.Arena.Bytes.Should().Be(afterFirst);
    }

    private static void Pass(GoldenTransformer golden, bool recompute)
    {
        Backward(golden, recompute);
        foreach (var parameter in golden.Model.Parameters.Values) parameter.ReleaseGradient(golden.Arena);
    }

    private static Dictionary<string, float[]> Gradients(string file, bool recompute, int threads = 2)
    {
        using var golden = new GoldenTransformer(file, threads);
        Backward(golden, recompute);
        return golden.Model.Parameters.ToDictionary(p => p.Key, p => p.Value.GradientSpan.ToArray(), StringComparer.Ordinal);
    }

    private static void Backward(GoldenTransformer golden, bool recompute)
    {
        var tape = new Tape(golden.NewTape(recording: true).Pool, golden.Arena, recording: true) { Recompute = recompute };
        SquaredError.Backward(tape, golden.Forward(tape, golden.Image(requiresGradient: false)), golden.Read("in.target"));
        tape.Backward();
        tape.Reset();
    }
}
