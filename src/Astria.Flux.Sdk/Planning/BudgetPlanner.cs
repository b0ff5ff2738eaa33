using Astria.Flux.Presets;

namespace Astria.Flux.Planning;

/// <summary>Plans the other way round: from money, time or exposures to steps. Pure and thread-safe.</summary>
/// <param name="planner">Plans.</param>
/// <param name="estimator">Says what plans take.</param>
/// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
public sealed class BudgetPlanner(TrainingPlanner planner, TrainingEstimator estimator)
{
    // More steps than anybody trains: a ceiling that allows them is none.
    private const long BeyondAllUse = 1_000_000_000;

    private readonly TrainingPlanner _planner = planner ?? throw new ArgumentNullException(nameof(planner));
    private readonly TrainingEstimator _estimator = estimator ?? throw new ArgumentNullException(nameof(estimator));

    /// <summary>Plans within a budget for a number of images.</summary>
    /// <param name="budget">What it may take, or should reach.</param>
    /// <param name="device">What it runs on.</param>
    /// <param name="imageCount">How many images are trained on; at least 1.</param>
    /// <param name="preset">The training policy; <see langword="null"/> for the planner's default.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing. Its steps are a wish like any other.</param>
    /// <returns>The plan, or what would be possible.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="budget"/> or <paramref name="device"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="imageCount"/> or the overriding steps are below 1.</exception>
    /// <exception cref="FluxPolicyException">Budget, preset or overrides make no sense; every fault is listed.</exception>
    public BudgetPlan Plan(TrainingBudget budget, TrainingDevice device, int imageCount, FluxPreset? preset, TrainingOverrides? overrides) =>
        Plan(budget, device, overrides, chosen => _planner.Plan(imageCount, preset, chosen));

    /// <summary>Plans within a budget for a set of files whose facts are known.</summary>
    /// <param name="budget">What it may take, or should reach.</param>
    /// <param name="device">What it runs on.</param>
    /// <param name="facts">What is known about the files.</param>
    /// <param name="preset">The training policy; <see langword="null"/> for the planner's default.</param>
    /// <param name="overrides">What the caller decides instead of the preset; <see langword="null"/> for nothing. Its steps are a wish like any other.</param>
    /// <returns>The plan, or what would be possible.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="budget"/>, <paramref name="device"/> or <paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The overriding steps are below 1.</exception>
    /// <exception cref="FluxPolicyException">No image can be used, or budget, preset or overrides make no sense; every fault is listed.</exception>
    public BudgetPlan Plan(TrainingBudget budget, TrainingDevice device, TrainingSetFacts facts, FluxPreset? preset, TrainingOverrides? overrides) =>
        Plan(budget, device, overrides, chosen => _planner.Plan(facts, preset, chosen));

    private BudgetPlan Plan(TrainingBudget budget, TrainingDevice device, TrainingOverrides? overrides, Func<TrainingOverrides, TrainingPlan> plan)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(device);
        if (budget.Validate() is { Count: > 0 } faults)
            throw new FluxPolicyException("This budget can't be planned with.", [.. faults.Select(fault => fault with { Place = $"budget.{fault.Place}" })]);
        var chosen = overrides ?? new();
        var wish = plan(chosen);
        var cost = TrainingCost.Of(wish, device, _estimator);
        if (Ignorance(budget, cost) is { Count: > 0 } unknown)
            return new() { Alternatives = unknown };
        var wanted = chosen.Steps ?? (budget.Exposures is { } exposures ? wish.Exposure.StepsForExposures(exposures) : wish.Steps.Steps);
        var most = MostSteps(budget, cost);
        if (most == 0)
            return new() { MostSteps = 0, Alternatives = [.. Needed(budget, cost, 1), .. wanted > 1 ? Needed(budget, cost, wanted.Value) : []] };
        var steps = most < (wanted ?? long.MaxValue) ? most : wanted;
        if (steps is null)
            return new() { Alternatives = [new(PlanReasonKind.Unknown, "The engine decides on the number of steps of this preset; name money, time or exposures.")] };
        var made = steps == wish.Steps.Steps ? wish : plan(chosen with { Steps = steps });
        return new()
        {
            Plan = made,
            Estimate = _estimator.Estimate(made, device),
            MostSteps = most,
            GivenUp = steps < wanted ? [GivenUp(wish, wanted.Value, steps.Value)] : [],
            Alternatives = steps < wanted ? [.. Needed(budget, cost, wanted.Value)] : [],
        };
    }

    private static List<PlanReason> Ignorance(TrainingBudget budget, TrainingCost cost)
    {
        var unknown = new List<PlanReason>();
        if ((budget.Money is not null && !cost.HasPrice) || (budget.Time is not null && cost.Pace is null))
            unknown.AddRange(cost.Unknown());
        if (budget.Money is not null && cost.HasPrice && !string.Equals(cost.Rate!.Currency, budget.Currency, StringComparison.OrdinalIgnoreCase))
            unknown.Add(new(PlanReasonKind.Unknown, $"The price is in {cost.Rate.Currency}, the budget in {budget.Currency}; convert one of them."));
        return unknown;
    }

    private static long? MostSteps(TrainingBudget budget, TrainingCost cost)
    {
        if (budget.Money is null && budget.Time is null)
            return null;
        if (!Holds(0))
            return 0;
        if (Holds(BeyondAllUse))
            return null;

        // Time and price only grow with the steps: the last number that holds is found by halving.
        long holds = 0, fails = BeyondAllUse;
        while (fails - holds > 1)
        {
            var middle = holds + (fails - holds) / 2;
            if (Holds(middle))
                holds = middle;
            else
                fails = middle;
        }

        return holds;

        bool Holds(long steps) => !(budget.Money < CostOf(steps)) && !(budget.Time < TimeOf(steps));
        decimal CostOf(long steps) => budget.Money is null ? 0 : cost.MostPrice(steps);
        TimeSpan TimeOf(long steps) => budget.Time is null ? TimeSpan.Zero : cost.Pace!.Most(steps);
    }

    private static IEnumerable<PlanReason> Needed(TrainingBudget budget, TrainingCost cost, long steps)
    {
        var words = steps == 1 ? "A first step" : Invariant($"{steps} steps");
        if (budget.Money is { } money && cost.MostPrice(steps) is var price && price > money)
        {
            yield return PlanReason.Of(
                PlanReasonKind.WouldBePossible,
                Invariant($"{words} would be possible with {price:0.00##} {cost.Rate!.Currency}."),
                new("steps", steps),
                new("money", price),
                new("currency", cost.Rate.Currency));
        }

        if (budget.Time is { } time && cost.Pace!.Most(steps) is var needed && needed > time)
            yield return PlanReason.Of(PlanReasonKind.WouldBePossible, Invariant($"{words} would be possible in {needed:c}."), new("steps", steps), new("time", needed));
    }

    private static PlanReason GivenUp(TrainingPlan wish, long wanted, long steps)
    {
        var (had, has) = (wish.Exposure.Exposures(wanted), wish.Exposure.Exposures(steps));
        return PlanReason.Of(
            PlanReasonKind.GivenUp,
            Invariant($"{steps} steps instead of {wanted}: each image is seen {has:0.#} times instead of {had:0.#}."),
            new("wanted", wanted),
            new("steps", steps),
            new("exposuresWanted", had),
            new("exposures", has));
    }
}
