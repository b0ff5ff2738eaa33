using Astria.Flux.Cli.Terminals;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>Writes plans for people.</summary>
internal static class PlanText
{
    /// <summary>Writes a plan with its estimate, its reasons, and what is left out.</summary>
    public static void Write(Terminal terminal, TrainingPlan plan, TrainingEstimate estimate, string worker)
    {
        Tables.WritePairs(terminal, [.. Plan(plan, worker), .. Estimate(estimate)]);
        Write(terminal, "Why", [.. plan.Reasons.Where(reason => reason.Kind != PlanReasonKind.UnusedImage).Select(reason => reason.Text)]);
        Write(terminal, "Not known", [.. estimate.Unknown.Select(reason => reason.Text)]);
        if (plan.UnusedImages.Count == 0) return;
        terminal.Writer.WriteLine();
        Tables.Write(terminal, ["Left out", "Cause", "Detail"], plan.UnusedImages.Select(unused => (IReadOnlyList<Cell>)[unused.Name, new(JsonAnswer.Word(unused.Cause), Tone.Caution), unused.Detail ?? ""]));
    }

    /// <summary>Writes what a budget allows.</summary>
    public static void Write(Terminal terminal, BudgetPlan budget)
    {
        Write(terminal, "Given up", [.. budget.GivenUp.Select(reason => reason.Text)]);
        Write(terminal, budget.IsPossible ? "With more" : "Not possible", [.. budget.Alternatives.Select(reason => reason.Text)]);
    }

    /// <summary>Writes where the settings of another trainer are.</summary>
    public static void Write(Terminal terminal, ExportReport export)
    {
        Write(terminal, $"Written for {export.Trainer}", export.Files);
        Write(terminal, "It will do otherwise", export.Differences);
    }

    private static IEnumerable<(string Name, Cell Value)> Plan(TrainingPlan plan, string worker)
    {
        yield return ("Plan", Invariant($"{plan.Preset.Reference} for {plan.Token} {plan.SubjectClass}, on {worker}"));
        yield return ("Images", Invariant($"{plan.ImageCount}{(plan.UnusedImages.Count == 0 ? "" : Invariant($", and {plan.UnusedImages.Count} left out"))}"));
        yield return ("Steps", new(
            plan.Steps.EngineDecides ? "as many as the engine decides" : Invariant($"{plan.Steps.Steps} of {Amounts.Count(plan.Lora.BatchSize, "image")}, each image is seen {plan.Steps.Exposures:0.#} times"),
            Tone.Good));
    }

    private static IEnumerable<(string Name, Cell Value)> Estimate(TrainingEstimate estimate)
    {
        if (estimate.Duration is { } time) yield return ("Time", $"{Amounts.Range(Amounts.Time(time.Least), Amounts.Time(time.Most))} ({time.Basis})");
        if (estimate.Price is { } price) yield return ("Price", $"{Amounts.Range(Amounts.Money(price.Least, price.Currency), Amounts.Money(price.Most, price.Currency))} ({price.Basis})");
        if (estimate.Adapter is { } adapter) yield return ("LoRA", $"{Amounts.Bytes(adapter.Size.Bytes)} ({adapter.Basis})");
        if (estimate.Memory is { } memory) yield return ("Memory", $"{Amounts.Range(Amounts.Bytes(memory.Least), Amounts.Bytes(memory.Most))}{Fit(memory.Fits)} ({memory.Basis})");
    }

    private static string Fit(bool? fits) => fits switch
    {
        true => ", fits",
        false => ", does not fit",
        _ => "",
    };

    private static void Write(Terminal terminal, string title, IReadOnlyCollection<string> lines)
    {
        if (lines.Count == 0) return;
        terminal.Writer.WriteLine();
        Tables.Write(terminal, [title], lines.Select(line => (IReadOnlyList<Cell>)[new($"- {line}")]));
    }
}
