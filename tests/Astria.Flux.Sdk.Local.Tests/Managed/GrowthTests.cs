using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Tests.Training;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Managed;

/// <summary>A training of any length takes the memory of a short one.</summary>
internal sealed class GrowthTests
{
    private const int WarmUp = 20;
    private const int Steps = 400;

    // A single number kept a step would be a few KB after all; one rotary table a step, over a megabyte.
    private const long Tolerance = 64 << 10;

    [TestCase(false)]
    [TestCase(true)]
    public void Hundreds_of_steps_leave_neither_buffers_nor_heap_larger(bool recompute)
    {
        using var pool = new WorkerPool(2);
        var arena = new Arena();
        var settings = LoopFixture.Settings with { Recompute = recompute, Batch = 2, PriorBatch = 1, AverageDecay = 0.99, CaptionDropout = 0.3 };
        using var learner = new ManagedLoraLearner(TinyModel.Create(), pool, arena, settings);
        var plan = new BatchPlan(
            new PictureSet
            {
                Subject = [LoopFixture.Picture(1, 4, 4, "ohwx toy"), LoopFixture.Picture(2, 4, 4, "ohwx toy on red"), LoopFixture.Picture(3, 2, 6, "ohwx toy"), LoopFixture.Picture(4, 6, 2, "ohwx toy")],
                Prior = [LoopFixture.Picture(5, 4, 4, "red apple")],
            },
            settings);
        Train(0, WarmUp);
        var (lent, slabs, heap) = (arena.Bytes, arena.Capacity, Live());

        Train(WarmUp, Steps);

        arena.Bytes.Should().Be(lent);
        arena.Capacity.Should().Be(slabs);
        Live().Should().BeLessThan(heap + Tolerance);

        void Train(int from, int to)
        {
            for (var step = from; step < to; step++)
            {
                foreach (var part in plan.Of(step))
                {
                    part.KeepBase(learner);
                    learner.Learn(part.Batch, 1);
                }

                learner.Apply(1e-4f, 1);
            }
        }
    }

    private static long Live()
    {
        // Twice, with what is finalised in between.
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
