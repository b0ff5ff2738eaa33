using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class BatchPlanTests
{
    [Test]
    public void A_step_shows_the_same_whatever_came_before()
    {
        var settings = LoopFixture.Settings with { Accumulation = 2 };
        var first = new BatchPlan(LoopFixture.Pictures, settings);
        for (var step = 0; step < 9; step++) _ = first.Of(step).ToList();

        Shown(new BatchPlan(LoopFixture.Pictures, settings), 9).Should().Equal(Shown(first, 9));

        static List<float> Shown(BatchPlan plan, int step) => [.. plan.Of(step).SelectMany(p => p.Batch.Flow.Noisy.Concat(p.Batch.Flow.Times))];
    }

    [Test]
    public void Prior_pictures_share_the_batch_of_a_subject_of_their_size_and_have_their_own_else()
    {
        var plan = new BatchPlan(LoopFixture.Pictures, LoopFixture.Settings);

        var shapes = Enumerable.Range(0, 12).Select(step => plan.Of(step).Select(p => (p.Batch.Grid.Count, p.Subjects, p.Batch.Captions.Count)).ToArray()).ToList();

        shapes.Should().OnlyContain(step => step.Length == 1 || step.Length == 2);
        shapes.Where(step => step.Length == 1).Should().NotBeEmpty().And.OnlyContain(step => step[0].Equals(ValueTuple.Create(4, 2, 3)));
        shapes.Where(step => step.Length == 2).Should().NotBeEmpty().And.OnlyContain(step => step[0].Equals(ValueTuple.Create(3, 2, 2)) && step[1].Equals(ValueTuple.Create(4, 0, 1)));
    }

    [Test]
    public void Captions_of_the_subject_are_dropped_as_often_as_asked_and_those_of_prior_pictures_never()
    {
        var plan = new BatchPlan(LoopFixture.Pictures, LoopFixture.Settings with { CaptionDropout = 0.25 });
        var captions = Enumerable.Range(0, 2000).SelectMany(plan.Of).SelectMany(p => p.Batch.Captions.Select((caption, i) => (caption, IsSubject: i < p.Subjects))).ToList();

        captions.Where(c => c.IsSubject).Average(c => c.caption.Length == 0 ? 1 : 0).Should().BeApproximately(0.25, 0.03);
        captions.Where(c => !c.IsSubject).Should().OnlyContain(c => c.caption.Length > 0);
    }
}
