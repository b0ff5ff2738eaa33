using Astria.Flux.Steps;

namespace Astria.Flux.Tests.Steps;

/// <summary>What is wrong with a call is said by the name of the argument, as the caller knows it.</summary>
internal sealed class StepArgumentsTests
{
    private static IEnumerable<TestCaseData> Missing()
    {
        yield return Case("a rule's id", () => StepRules.Get(null!), "id");
        yield return Case("a policy", () => StepCalculator.Plan(null!, 5), "policy");
        yield return Case("another way through the images", () => new Exposure(5, 4).StepsLike(100, null!), "other");

        static TestCaseData Case(string what, Action call, string argument) => new TestCaseData(call, argument).SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Missing))]
    public void What_is_missing_is_named(Action call, string argument) => call.Should().Throw<ArgumentNullException>().WithParameterName(argument);

    [TestCase("")]
    [TestCase(" ")]
    public void A_trainer_that_counts_in_epochs_has_a_name(string system) =>
        FluentActions.Invoking(() => StepRules.Epochs(system, 1)).Should().Throw<ArgumentException>().WithParameterName(nameof(system));

    [Test]
    public void No_image_can_be_compared_for() =>
        FluentActions.Invoking(() => StepRules.Compare(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("imageCount");

    [Test]
    public void No_batch_can_be_compared_with() =>
        FluentActions.Invoking(() => StepRules.Compare(1, 0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("batchSize");

    [Test]
    public void A_rule_says_its_trainer_and_its_formula() => StepRules.Get("fluxgym").ToString().Should().Be("fluxgym: 16 epochs × 10 repeats × n");

    [Test]
    public void A_plan_says_its_steps_and_why() => StepCalculator.Plan(new PerImageStepPolicy(27, 300), 15).ToString().Should().Be("405 steps (Rule)");
}
