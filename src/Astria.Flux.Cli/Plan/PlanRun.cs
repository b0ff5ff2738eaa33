using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Plan;

/// <summary>One run of <c>flux plan</c>.</summary>
internal sealed class PlanRun(Terminal terminal, IServiceProvider services, TrainingDevice device, bool asJson)
{
    public async Task<int> ExecuteAsync(PlanRequest request, TrainingBudget? budget, string[]? export, CancellationToken cancellationToken)
    {
        var planner = new PhotoPlanner(terminal, services);
        var looked = await planner.LookAsync(request, PhotoCodecs.Make(), cancellationToken);
        var allowed = budget is null ? null : planner.Plan(request, looked?.Set.Facts, budget, device);
        if (allowed is { IsPossible: false }) return Refuse(allowed);
        var plan = allowed?.Plan ?? planner.Plan(request, looked?.Set.Facts);
        var estimate = services.GetRequiredService<TrainingEstimator>().Estimate(plan, device, isEmbedded: device.Name == EngineChoice.Local);
        var written = export is null ? null : await PlanExports.WriteAsync(terminal, plan, export[0], export[1], request.Photos, cancellationToken);
        if (asJson)
        {
            var report = PlanReport.Of(plan, estimate, device) with { Budget = allowed is null ? null : BudgetReport.Of(allowed), Export = written };
            JsonAnswer.Write(terminal, report, PlanJson.Default.PlanReport);
        }
        else
        {
            PlanText.Write(terminal, plan, estimate, device.Name);
            if (allowed is not null) PlanText.Write(terminal, allowed);
            if (written is not null) PlanText.Write(terminal, written);
        }

        return allowed is { GivenUp.Count: > 0 } ? ExitCode.Findings : ExitCode.Clean;
    }

    private int Refuse(BudgetPlan budget)
    {
        if (asJson) JsonAnswer.Write(terminal, BudgetReport.Of(budget), PlanJson.Default.BudgetReport);
        else PlanText.Write(terminal, budget);
        return ExitCode.Findings;
    }
}
