using Astria.Flux.Planning;
using Astria.Flux.Training;

namespace Astria.Flux.Tests.Training;

public sealed class TrainingRequestTests
{
    private static readonly TrainingImage Image = TrainingImage.FromBytes("a.jpg", default);
    private static readonly TrainingPlan Plan = new TrainingPlanner().Plan(2, overrides: new() { SubjectClass = "cat", Token = "zwx" });

    [Test]
    public void Token_and_subject_are_the_plans()
    {
        TrainingRequest request = new(Plan, [Image, Image]);

        request.Token.Should().Be("zwx");
        request.SubjectClass.Should().Be("cat");
        request.Validate().Should().BeEmpty();
        request.Invoking(fine => fine.ThrowIfInvalid()).Should().NotThrow();
    }

    [Test]
    public void Every_fault_is_listed()
    {
        var request = new TrainingRequest(Plan, [Image, null!, Image]) { Token = "a b", SubjectClass = " " };

        request.Validate().Select(fault => fault.Place).Should().Equal("Images", "Images[1]", "Token", "SubjectClass");
        request.Invoking(wrong => wrong.ThrowIfInvalid()).Should().Throw<ArgumentException>()
            .WithParameterName("request").WithMessage("This training can't be submitted.*Images*3*2*Images?1?*Token*SubjectClass*");
    }

    [TestCase(TrainingState.Unknown, false)]
    [TestCase(TrainingState.Queued, false)]
    [TestCase(TrainingState.Running, false)]
    [TestCase(TrainingState.Succeeded, true)]
    [TestCase(TrainingState.Failed, true)]
    [TestCase(TrainingState.Cancelled, true)]
    public void A_status_is_final_when_nothing_will_change(TrainingState state, bool isFinal) =>
        new TrainingStatus { State = state }.IsFinal.Should().Be(isFinal);

    [TestCase(0, null, null)]
    [TestCase(5, 0L, null)]
    [TestCase(0, 10L, 0.0)]
    [TestCase(5, 10L, 0.5)]
    [TestCase(11, 10L, 1.0)]
    public void Progress_is_a_share_of_the_steps(long step, long? total, double? fraction) =>
        new TrainingProgress { Stage = TrainingStage.Training, Step = step, TotalSteps = total }.Fraction.Should().Be(fraction);
}
