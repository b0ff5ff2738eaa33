using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Tests.Training;
using Astria.Flux.Local.Training;

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
    public void It_takes_a_fraction_of_the_memory_and_no_more_each_time()
    {
        var once = Peak(recompute: true, steps: 1);

        once.Should().BeLessThan(Peak(recompute: false, steps: 1) / 2);
        Peak(recompute: true, steps: 12).Should().Be(once);
    }

    private static long Peak(bool recompute, int steps)
    {
        using var pool = new WorkerPool(2);
        var arena = new Arena();
        var settings = LoopFixture.Settings with { Recompute = recompute, Batch = 16 };
        using var learner = new ManagedLoraLearner(TinyModel.Create(singleBlocks: 8), pool, arena, settings);
        var plan = new BatchPlan(new PictureSet { Subject = [LoopFixture.Picture(1, 4, 4, "ohwx toy")] }, settings);
        for (var step = 0; step < steps; step++)
        {
            learner.Learn(plan.Of(step).Single().Batch, 1);
            learner.Apply(1e-4f, 1);
        }

        return arena.Bytes;
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
