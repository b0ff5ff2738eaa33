using Astria.Flux.Planning;
using Astria.Flux.Planning.Exports;

namespace Astria.Flux.Tests.Planning;

/// <summary>What is wrong with a call is said by the name of the argument, as the caller knows it.</summary>
internal sealed class PlanningArgumentsTests
{
    private static readonly TrainingPlanner Planner = new();

    private static IEnumerable<TestCaseData> Missing()
    {
        yield return Case("a planner's preset", () => _ = new TrainingPlanner(null!), "defaultPreset");
        yield return Case("the files to plan for", () => Planner.Plan(null!, null, null), "facts");
        yield return Case("the files to plan for, of a subject", () => Planner.PlanFor("man", null!, null), "facts");
        yield return Case("the files' names", () => TrainingSetFacts.FromFileNames(null!), "names");
        yield return Case("a file's name", () => TrainingSetFacts.FromFileNames([null!]), "name");
        yield return Case("prices", () => _ = new PriceTable(null!), "rates");
        yield return Case("the device of a price", () => PriceTable.Default.Find(null!, "fast"), "device");
        yield return Case("the preset of a price", () => PriceTable.Default.Find(TrainingDevice.Astria, null!), "preset");
        yield return Case("throughputs", () => _ = new ThroughputTable(null!), "rates");
        yield return Case("the run to learn from", () => ThroughputTable.Default.Learn(null!), "run");
        yield return Case("the device of a pace", () => ThroughputTable.Default.Find(null!, 512, 1), "device");
        yield return Case("an estimator's prices", () => _ = new TrainingEstimator(null!, ThroughputTable.Default), "prices");
        yield return Case("an estimator's throughputs", () => _ = new TrainingEstimator(PriceTable.Default, null!), "throughputs");
        yield return Case("the plan to estimate", () => new TrainingEstimator().Estimate(null!, TrainingDevice.Astria), "plan");
        yield return Case("the device to estimate for", () => new TrainingEstimator().Estimate(Planner.Plan(5), null!), "device");
        yield return Case("the device to plan a budget for", () => new BudgetPlanner(Planner, new()).Plan(new(), null!, 5, null, null), "device");
        yield return Case("the plan to export", () => TrainerExports.AiToolkit(null!), "plan");

        static TestCaseData Case(string what, Action call, string argument) => new TestCaseData(call, argument).SetArgDisplayNames(what);
    }

    [TestCaseSource(nameof(Missing))]
    public void What_is_missing_is_named(Action call, string argument) => call.Should().Throw<ArgumentNullException>().WithParameterName(argument);

    [Test]
    public void A_subject_without_a_name_is_refused() =>
        FluentActions.Invoking(() => Planner.PlanFor(" ", new TrainingSetFacts(), null)).Should().Throw<ArgumentException>().WithParameterName("subjectClass");

    [Test]
    public void Steps_of_the_callers_own_are_named_by_the_overrides_they_stand_in() =>
        FluentActions.Invoking(() => Planner.Plan(5, null, new() { Steps = 0 })).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("overrides");

    [Test]
    public void A_count_below_one_is_named() =>
        FluentActions.Invoking(() => Planner.Plan(0)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("imageCount");

    [Test]
    public void A_single_fault_of_a_plan_is_enough_to_refuse_it() =>
        FluentActions.Invoking(() => Planner.Plan(5, null, new() { Token = "two words" })).Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal("overrides.Token");

    [Test]
    public void A_single_fault_of_a_price_is_enough_to_refuse_it() =>
        FluentActions.Invoking(() => new PriceTable([new() { Device = "x", PerStep = 1 }, new() { Device = "x", PerStep = -1 }]))
            .Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal("prices[1].PerStep");

    [Test]
    public void A_single_fault_of_a_throughput_is_enough_to_refuse_it() =>
        FluentActions.Invoking(() => new ThroughputTable([new() { Device = "x", Resolution = 512, BatchSize = 0, FastestStep = 1, SlowestStep = 1 }]))
            .Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal("throughputs[0].BatchSize");

    [Test]
    public void A_token_of_no_letter_is_refused() =>
        FluentActions.Invoking(() => Planner.Plan(5, null, new() { Token = string.Empty })).Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal("overrides.Token");

    [Test]
    public void A_token_of_one_letter_is_fine() => Planner.Plan(5, null, new() { Token = "q" }).Token.Should().Be("q");
}
