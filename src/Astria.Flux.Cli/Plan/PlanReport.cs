using Astria.Flux.Cli.Terminals;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>A plan as programs read it; docs/cli/plan.schema.json is its form.</summary>
internal sealed record PlanReport
{
    public required string Preset { get; init; }

    public required string Class { get; init; }

    public required string Token { get; init; }

    public required string Device { get; init; }

    public required int Images { get; init; }

    /// <summary>The number of steps; left out when the engine decides.</summary>
    public long? Steps { get; init; }

    public required int Batch { get; init; }

    public double? Exposures { get; init; }

    public required IReadOnlyList<ReasonReport> Reasons { get; init; }

    public required IReadOnlyList<UnusedReport> Unused { get; init; }

    public required EstimateReport Estimate { get; init; }

    public BudgetReport? Budget { get; init; }

    public ExportReport? Export { get; init; }

    public static PlanReport Of(TrainingPlan plan, TrainingEstimate estimate, TrainingDevice device) => new()
    {
        Preset = plan.Preset.Reference,
        Class = plan.SubjectClass,
        Token = plan.Token,
        Device = device.Name,
        Images = plan.ImageCount,
        Steps = plan.Steps.Steps,
        Batch = plan.Lora.BatchSize,
        Exposures = plan.Steps.Exposures,
        Reasons = ReasonReport.Of(plan.Reasons),
        Unused = [.. plan.UnusedImages.Select(unused => new UnusedReport(unused.Name, JsonAnswer.Word(unused.Cause), unused.Detail))],
        Estimate = EstimateReport.Of(estimate),
    };
}
