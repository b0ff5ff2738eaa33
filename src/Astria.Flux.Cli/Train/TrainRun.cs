using Astria.Flux.Cli.Photos;
using Astria.Flux.Cli.Plan;
using Astria.Flux.Cli.Setup;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Generation;
using Astria.Flux.Imaging.Sets;
using Astria.Flux.Planning;
using Astria.Flux.Prompts;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Cli.Train;

/// <summary>One run of <c>flux train</c>: looks, plans, lints, asks, submits, waits.</summary>
internal sealed class TrainRun(Terminal terminal, IServiceProvider services, bool asJson)
{
    // Made when it is needed: a dry run needs no engine, and so no key.
    private IFluxTrainer Trainer => services.GetRequiredService<IFluxTrainer>();

    /// <summary>Trains what was ordered, or goes on with it where its job file is there already.</summary>
    public async Task<int> ExecuteAsync(TrainOrder order, CancellationToken cancellationToken)
    {
        var planner = new PhotoPlanner(terminal, services);
        var (_, set) = (await planner.LookAsync(order.Plan, PhotoCodecs.Make(), cancellationToken))!.Value;
        var plan = planner.Plan(order.Plan, set.Facts);
        var estimate = Estimate(plan, order);
        var captions = CaptionLint.Of(set.ImagesOf(plan), services.GetRequiredService<PromptLinter>(), order.Lint);
        var report = Report(plan, estimate, captions, order);
        if (!asJson) Write(plan, estimate, set, captions, order);
        if (order.Lint == PromptLintMode.Refuse && captions.Findings.Count > 0)
        {
            Answer(report, null);
            terminal.Tell("captions hold text that FLUX won't understand; nothing was submitted.");
            return ExitCode.Findings;
        }

        var fingerprint = await Fingerprint.OfAsync(order, plan, captions.Images, cancellationToken);
        var before = File.Exists(order.JobPath) ? JobFile.Read(order.JobPath) : null;
        if (before is not null && before.Fingerprint != fingerprint)
            throw new WrongUseException($"{order.JobPath} is the job of another training: its photos, captions, plan or engine differ. Name another with --job, or delete it.");
        if (order.DryRun) return Answer(report, "Nothing was submitted: this was a dry run.");
        if (before is not null && !(await Trainer.GetStatusAsync(before.Job, cancellationToken)).HasEndedInVain()) return await GoOnAsync(before, order, report, cancellationToken);
        if (order.Engine.IsPaid) Payment.Agree(terminal, Price(plan, estimate), order.IsAgreed);

        var request = new TrainingRequest(plan, captions.Images) { Title = order.Title, Seed = order.Seed, Options = order.Options };
        if (request.Validate() is { Count: > 0 } faults) throw new FluxPolicyException("This training can't be submitted.", faults);
        var job = await Trainer.SubmitAsync(request, cancellationToken);
        var file = new JobFile(job, fingerprint, order.Output, order.Engine.Model, order.Engine.Work);
        file.Write(order.JobPath);
        terminal.Tell($"job {job.Id}, kept in {order.JobPath}");
        if (order.Detach) return Submitted(order, report);
        return await WaitAsync(file, order, report, cancellationToken);
    }

    /// <summary>Waits for a job that was submitted before.</summary>
    public async Task<int> AttachAsync(JobFile file, string output, string? jobPath, CancellationToken cancellationToken)
    {
        var made = await new JobWait(terminal, Trainer).WaitAsync(file.Job, output, cancellationToken);
        return Answer(made with { Job = jobPath }, Made(made));
    }

    private async Task<int> GoOnAsync(JobFile before, TrainOrder order, TrainReport report, CancellationToken cancellationToken)
    {
        terminal.Tell($"going on with job {before.Job.Id} of {order.JobPath}");
        if (order.Detach) return Submitted(order, report);
        return await WaitAsync(before, order, report, cancellationToken);
    }

    private int Submitted(TrainOrder order, TrainReport report) =>
        Answer(report with { State = "submitted", Job = order.JobPath }, $"Submitted. Wait for it with: flux train --attach {order.JobPath}");

    private async Task<int> WaitAsync(JobFile file, TrainOrder order, TrainReport report, CancellationToken cancellationToken)
    {
        var made = await new JobWait(terminal, Trainer).WaitAsync(file.Job, order.Output, cancellationToken);
        return Answer(made with { Plan = report.Plan, Captions = report.Captions, Job = order.JobPath }, Made(made));
    }

    private TrainingEstimate Estimate(TrainingPlan plan, TrainOrder order) =>
        services.GetRequiredService<TrainingEstimator>().Estimate(plan, Devices.Of(null, order.Engine.Name), isEmbedded: !order.Engine.IsPaid);

    private static string Price(TrainingPlan plan, TrainingEstimate estimate) => estimate.Price is { } price
        ? $"{Amounts.Range(Amounts.Money(price.Least, price.Currency), Amounts.Money(price.Most, price.Currency))} for {plan.Steps.Steps} steps ({price.Basis})"
        : $"what '{plan.Preset.Name}' costs isn't known here";

    private static TrainReport Report(TrainingPlan plan, TrainingEstimate estimate, CaptionLint captions, TrainOrder order) => new()
    {
        State = "planned",
        Plan = PlanReport.Of(plan, estimate, Devices.Of(null, order.Engine.Name)),
        Captions = [.. captions.Findings.Select(finding => new CaptionReport(finding.Image, finding.Diagnostic.RuleId, JsonAnswer.Word(finding.Diagnostic.Severity), finding.Diagnostic.Start, finding.Diagnostic.Length, finding.Diagnostic.Message))],
    };

    private void Write(TrainingPlan plan, TrainingEstimate estimate, TrainingSet set, CaptionLint captions, TrainOrder order)
    {
        PlanText.Write(terminal, plan, estimate, order.Engine.Name);
        TrainText.Write(terminal, set, captions);
        terminal.Writer.WriteLine();
        terminal.Writer.Flush();
    }

    private static string Made(TrainReport made) => made.Lora is null
        ? $"Trained: tune {made.Tune!.Id}. Draw with: flux generate \"{made.Tune.Token} {made.Tune.SubjectClass} …\" --tune {made.TuneFile}"
        : $"Trained: {made.Lora} ({Amounts.Bytes(new FileInfo(made.Lora).Length)}). Draw with: flux generate \"{made.Tune!.Token} {made.Tune.SubjectClass} …\" --lora {made.Lora}";

    private int Answer(TrainReport report, string? words)
    {
        if (asJson) JsonAnswer.Write(terminal, report, TrainJson.Default.TrainReport);
        else if (words is not null) terminal.Writer.WriteLine(words);
        return ExitCode.Clean;
    }
}
