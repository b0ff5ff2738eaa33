using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class LeakTests
{
    [Test]
    public void A_LoRA_that_learned_nothing_leaks_nothing_that_can_be_told() => LeakAfter(steps: 0, LoopFixture.Pictures).Should().BeNull();

    [Test]
    public void Prior_pictures_keep_the_leak_small()
    {
        var without = LeakAfter(steps: 150, LoopFixture.Pictures with { Prior = [] });
        var with = LeakAfter(steps: 150, LoopFixture.Pictures with { Prior = [.. LoopFixture.Pictures.Prior, .. Enumerable.Range(20, 12).Select(i => LoopFixture.Picture(i, 2, 2, $"thing {i}"))] });

        without.Should().BeGreaterThan(0.2, "a LoRA without prior pictures changes everything");
        with.Should().BeLessThan(0.8 * without!.Value);
    }

    [Test]
    public void Without_witnesses_it_is_not_measured() => LeakAfter(steps: 3, LoopFixture.Pictures with { Witnesses = [] }).Should().BeNull();

    private static double? LeakAfter(int steps, PictureSet pictures)
    {
        using var pool = new WorkerPool(2);
        var settings = LoopFixture.Settings with { Steps = steps, PriorBatch = 2, CaptionDropout = 0 };
        using var learner = new ManagedLoraLearner(TinyModel.Create(), pool, new Arena(), settings);
        new LoraTraining(learner, pictures, settings, null, null).Run(CancellationToken.None);
        return Leak.Measure(learner, pictures, seed: 1);
    }
}
