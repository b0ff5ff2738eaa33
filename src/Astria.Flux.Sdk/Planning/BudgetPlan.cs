using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Planning;

/// <summary>What a budget allows: a plan with what is given up for it, or, for an impossible wish, what would be possible.</summary>
public sealed record BudgetPlan
{
    /// <summary>The plan.</summary>
    /// <value>Default: <see langword="null"/>, the wish is impossible.</value>
    public TrainingPlan? Plan { get; init; }

    /// <summary>What the plan takes.</summary>
    /// <value>Default: <see langword="null"/>, the wish is impossible.</value>
    public TrainingEstimate? Estimate { get; init; }

    /// <summary>The most steps the ceilings allow: so many keep within them even at worst, and one more would not.</summary>
    /// <value>Default: <see langword="null"/>, there is no ceiling, it allows any number (a billion and more), or nothing is known of what it limits. 0 when not even one step is possible.</value>
    public long? MostSteps { get; init; }

    /// <summary>What was given up for the budget.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<PlanReason> GivenUp { get; init; } = [];

    /// <summary>What would be possible with more, or what must be known first.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<PlanReason> Alternatives { get; init; } = [];

    /// <summary>Whether there is a plan.</summary>
    [MemberNotNullWhen(true, nameof(Plan), nameof(Estimate))]
    public bool IsPossible => Plan is not null;
}
