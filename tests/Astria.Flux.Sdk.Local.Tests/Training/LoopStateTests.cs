using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class LoopStateTests
{
    [TestCase(new[] { 5.0, 4, 3, 3.1 }, 20, false)]
    [TestCase(new[] { 5.0, 4, 3, 3.1, 3.2 }, 20, false)]
    [TestCase(new[] { 5.0, 4, 3, 3.1, 3.2, 3.05 }, 20, true)]
    [TestCase(new[] { 5.0, 4, 3, 3.1, 3.2, 3.05, 2.9 }, 60, false)]
    public void It_advises_to_stop_after_three_looks_in_a_row_without_a_better_one(double[] losses, int bestStep, bool advised)
    {
        var state = new LoopState();
        for (var i = 0; i < losses.Length; i++) state = (state with { Step = 10 * i }).Seen(losses[i]);

        state.Validation!.BestStep.Should().Be(bestStep);
        state.Validation.StopAdvised.Should().Be(advised);
        state.Validation.Loss.Should().Be(losses[^1]);
    }

    [Test]
    public void Before_the_first_look_there_is_nothing_to_say() => new LoopState().Validation.Should().BeNull();
}
