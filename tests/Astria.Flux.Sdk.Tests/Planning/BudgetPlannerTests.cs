using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using CsCheck;

namespace Astria.Flux.Tests.Planning;

internal sealed class BudgetPlannerTests
{
    private static readonly BudgetPlanner Planner = new(new(), new());

    [Test]
    public void Two_dollars_buy_400_of_405_steps_and_what_is_given_up_is_said()
    {
        var made = Planner.Plan(new() { Money = 2 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        made.Plan!.Steps.Steps.Should().Be(400);
        made.MostSteps.Should().Be(400);
        made.Estimate!.Price!.Most.Should().Be(2.000m);
        made.GivenUp.Should().ContainSingle().Which.Values.ToString().Should().Be($"wanted=405, steps=400, exposuresWanted=108, exposures={1600 / 15.0}");
        made.Alternatives.Should().ContainSingle().Which.Values.ToString().Should().Be("steps=405, money=2.025, currency=USD");
    }

    [Test]
    public void More_money_than_the_rule_needs_is_not_spent()
    {
        var made = Planner.Plan(new() { Money = 10 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        made.Plan!.Steps.Steps.Should().Be(405);
        made.Plan.Steps.Reason.Should().Be(StepReason.Rule);
        made.MostSteps.Should().Be(2000);
        made.GivenUp.Should().BeEmpty();
        made.Alternatives.Should().BeEmpty();
    }

    [Test]
    public void Ten_minutes_hold_even_at_worst()
    {
        var made = Planner.Plan(new() { Time = TimeSpan.FromMinutes(10) }, TrainingDevice.H100, 15, FluxPresets.Fast, null);

        made.Plan!.Steps.Steps.Should().Be(337);
        made.Estimate!.Duration!.Most.Should().BeLessThanOrEqualTo(TimeSpan.FromMinutes(10));
    }

    [Test]
    public void Exposures_wished_for_become_steps()
    {
        var made = Planner.Plan(new() { Exposures = 100 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        made.Plan!.Steps.Steps.Should().Be(375);
        made.Plan.Steps.Exposures.Should().Be(100);
        made.MostSteps.Should().BeNull();
    }

    [Test]
    public void An_impossible_wish_says_what_would_be_possible()
    {
        var made = Planner.Plan(new() { Money = 0.004m }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        made.IsPossible.Should().BeFalse();
        made.MostSteps.Should().Be(0);
        made.Alternatives.Select(reason => reason.Values.ToString()).Should().Equal("steps=1, money=0.005, currency=USD", "steps=405, money=2.025, currency=USD");
    }

    [Test]
    public void Time_that_passes_before_the_first_step_makes_a_wish_impossible()
    {
        var made = Planner.Plan(new() { Time = TimeSpan.FromSeconds(100) }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        made.IsPossible.Should().BeFalse();
        made.Alternatives[0].Values["time"].Should().Be(TimeSpan.FromSeconds(110.78));
    }

    [Test]
    public void What_is_not_known_is_asked_for_instead_of_guessed()
    {
        Planner.Plan(new() { Money = 5 }, TrainingDevice.Astria, 15, FluxPresets.High, null).Alternatives.Should().ContainSingle().Which.Text.Should().Contain("'high'").And.Contain("price table");
        Planner.Plan(new() { Time = TimeSpan.FromHours(1) }, new("toaster"), 15, FluxPresets.High, null).Alternatives[0].Text.Should().Contain("'toaster'").And.Contain("throughput table");
        Planner.Plan(new() { Money = 5, Currency = "EUR" }, TrainingDevice.Astria, 15, FluxPresets.Fast, null).Alternatives.Should().ContainSingle().Which.Text.Should().Contain("EUR").And.Contain("USD");
        Planner.Plan(new(), TrainingDevice.Astria, 15, FluxPresets.Focus, null).Alternatives.Should().ContainSingle().Which.Text.Should().Contain("engine decides");
    }

    [Test]
    public void Money_gives_a_number_even_where_the_engine_would_decide()
    {
        var planner = new BudgetPlanner(new(), new(PriceTable.Default.With(new PriceRate { Device = "astria", PerStep = 0.01m }), ThroughputTable.Default));

        planner.Plan(new() { Money = 1 }, TrainingDevice.Astria, 15, FluxPresets.Focus, null).Plan!.Steps.Steps.Should().Be(100);
    }

    [Test]
    public void Only_what_the_budget_limits_must_be_known()
    {
        var noPrice = new BudgetPlanner(new(), new(new([]), ThroughputTable.Default));
        var noPace = new BudgetPlanner(new(), new(PriceTable.Default, new([])));

        noPrice.Plan(new() { Time = TimeSpan.FromHours(1) }, TrainingDevice.H100, 15, FluxPresets.Fast, null).Plan!.Steps.Steps.Should().Be(405);
        noPrice.Plan(new() { Exposures = 100 }, TrainingDevice.H100, 15, FluxPresets.Fast, null).IsPossible.Should().BeTrue();
        noPace.Plan(new() { Money = 2 }, TrainingDevice.Astria, 15, FluxPresets.Fast, null).Plan!.Steps.Steps.Should().Be(400);
        noPace.Plan(new() { Money = 2 }, TrainingDevice.H100, 15, FluxPresets.Fast, null).Alternatives.Should().NotBeEmpty("it is paid by the hour");
    }

    [TestCase(2.025, 405)]
    [TestCase(2.0249, 404)]
    [TestCase(2.03, 405)]
    public void A_ceiling_just_met_is_held(decimal money, long steps)
    {
        var made = Planner.Plan(new() { Money = money }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        made.Plan!.Steps.Steps.Should().Be(steps);
        made.GivenUp.Should().HaveCount(steps < 405 ? 1 : 0);
        made.Alternatives.Should().HaveCount(steps < 405 ? 1 : 0);
    }

    [Test]
    public void A_single_step_wished_for_is_asked_for_once() =>
        Planner.Plan(new() { Money = 0.004m }, TrainingDevice.Astria, 15, FluxPresets.Portrait, new() { Steps = 1 }).Alternatives.Should().ContainSingle().Which.Text.Should().Be("A first step would be possible with 0.005 USD.");

    [Test]
    public void Two_steps_wished_for_are_asked_for_beside_the_first() =>
        Planner.Plan(new() { Money = 0.004m }, TrainingDevice.Astria, 15, FluxPresets.Portrait, new() { Steps = 2 }).Alternatives.Select(reason => reason.Values["steps"]).Should().Equal(1L, 2L);

    [Test]
    public void Only_what_is_missing_is_asked_for()
    {
        var needed = new TrainingEstimator().Estimate(new TrainingPlanner().Plan(15), TrainingDevice.Astria).Duration!.Most;
        var slow = Planner.Plan(new() { Money = 2.025m, Time = needed / 2 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);
        var poor = Planner.Plan(new() { Money = 1, Time = needed }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null);

        Planner.Plan(new() { Time = needed }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null).Plan!.Steps.Steps.Should().Be(405);
        slow.Alternatives.Should().ContainSingle().Which.Values.Keys.Should().Contain("time");
        poor.Alternatives.Should().ContainSingle().Which.Values.Keys.Should().Contain("money");
    }

    [Test]
    public void Nothing_is_no_argument()
    {
        Action[] calls =
        [
            () => _ = new BudgetPlanner(null!, new()), () => _ = new BudgetPlanner(new(), null!), () => Planner.Plan(null!, TrainingDevice.A40, 1, null, null), () => Planner.Plan(new(), null!, 1, null, null),
        ];

        calls.Should().AllSatisfy(call => call.Should().Throw<ArgumentNullException>());
    }

    [Test]
    public void Nothing_at_all_is_a_budget_too()
    {
        Planner.Plan(new() { Money = 0 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null).MostSteps.Should().Be(0);
        Planner.Plan(new() { Time = TimeSpan.Zero }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null).MostSteps.Should().Be(0);
        Planner.Plan(new() { Exposures = 1 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, null).Plan!.Steps.Steps.Should().Be(4);
    }

    [Test]
    public void A_ceiling_that_allows_any_number_is_none()
    {
        var planner = new BudgetPlanner(new(), new(new([new() { Device = "mine", Fixed = 1 }]), ThroughputTable.Default));

        planner.Plan(new() { Money = 1 }, new("mine"), 15, FluxPresets.Portrait, null).Should().BeEquivalentTo(new { MostSteps = (long?)null, IsPossible = true });
        planner.Plan(new() { Money = 0.99m }, new("mine"), 15, FluxPresets.Portrait, null).Should().BeEquivalentTo(new { MostSteps = 0L, IsPossible = false });
        planner.Plan(new() { Money = 1 }, new("mine"), 15, FluxPresets.Focus, null).IsPossible.Should().BeFalse("money gives no number of steps there");
    }

    [TestCase(0.000000002, 999_999_999L)]
    [TestCase(0.000000001, null)]
    public void A_billion_steps_are_any_number(double perStep, long? most)
    {
        var planner = new BudgetPlanner(new(), new(new([new() { Device = "mine", PerStep = (decimal)perStep }]), ThroughputTable.Default));

        planner.Plan(new() { Money = most is null ? 1 : 1.999_999_999m }, new("mine"), 15, FluxPresets.Portrait, null).MostSteps.Should().Be(most);
    }

    [Test]
    public void The_callers_steps_are_a_wish_like_any_other() =>
        Planner.Plan(new() { Money = 2 }, TrainingDevice.Astria, 15, FluxPresets.Portrait, new() { Steps = 1000 }).Plan!.Steps.Steps.Should().Be(400);

    [Test]
    public void A_budget_for_files_counts_only_usable_images() =>
        Planner.Plan(new() { Exposures = 100 }, TrainingDevice.Astria, TrainingSetFacts.FromFileNames(["a.jpg", "a.txt", "b.heic"]), FluxPresets.Portrait, null).Plan!.Steps.Steps.Should().Be(25);

    [Test]
    public void Nonsense_is_refused_with_every_fault() =>
        FluentActions.Invoking(() => Planner.Plan(new() { Money = -1, Currency = " ", Time = TimeSpan.FromSeconds(-1), Exposures = 0 }, TrainingDevice.Astria, 1, null, null))
            .Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should().Equal("budget.Money", "budget.Currency", "budget.Time", "budget.Exposures");

    [Test]
    public void A_plan_never_exceeds_its_budget_and_one_more_step_would() =>
        Gen.Select(Gen.Decimal[0, 50], Gen.Int[0, 5_000], Gen.Int[1, 200], Gen.Select(Gen.Decimal[0, 1], Gen.Decimal[0.0001m, 0.1m], Gen.Decimal[0, 10]), Gen.Select(Gen.Double[0.1, 20], Gen.Double[1, 3], Gen.Int[0, 600])).Sample(
            (money, seconds, images, rate, pace) =>
            {
                var prices = new PriceTable([new() { Device = "x", Fixed = rate.Item1, PerStep = rate.Item2, PerHour = rate.Item3 }]);
                var throughputs = new ThroughputTable(
                    [new() { Device = "x", Resolution = 512, BatchSize = 4, FastestStep = pace.Item1, SlowestStep = pace.Item1 * pace.Item2, MostOverhead = TimeSpan.FromSeconds(pace.Item3) }]);
                var estimator = new TrainingEstimator(prices, throughputs);
                var budget = new TrainingBudget { Money = money, Time = TimeSpan.FromSeconds(seconds) };
                var made = new BudgetPlanner(new(), estimator).Plan(budget, new("x"), images, FluxPresets.High, null);
                var most = made.MostSteps!.Value;
                return (most == 0 ? !made.IsPossible : Fits(most) && Fits(made.Plan!.Steps.Steps!.Value) && made.Plan.Steps.Steps <= most) && !Fits(most + 1);

                bool Fits(long steps)
                {
                    var estimate = estimator.Estimate(new TrainingPlanner().Plan(images, FluxPresets.High, new() { Steps = steps }), new("x"));
                    return estimate.Price!.Most <= money && estimate.Duration!.Most <= budget.Time;
                }
            },
            iter: PropertyCases.Count);
}
