using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>What a budget allows.</summary>
internal sealed record BudgetReport(bool IsPossible, long? MostSteps, IReadOnlyList<ReasonReport> GivenUp, IReadOnlyList<ReasonReport> Alternatives)
{
    public static BudgetReport Of(BudgetPlan budget) => new(budget.IsPossible, budget.MostSteps, ReasonReport.Of(budget.GivenUp), ReasonReport.Of(budget.Alternatives));
}
