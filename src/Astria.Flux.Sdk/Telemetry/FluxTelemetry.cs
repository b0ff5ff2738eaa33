using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Astria.Flux.Telemetry;

/// <summary>The spans and measurements that are the same on every engine. The names are documented in docs/telemetry.md and don't change.</summary>
internal static class FluxTelemetry
{
    public const string Engine = "flux.engine";
    public const string Job = "flux.job.id";
    public const string Preset = "flux.preset";
    public const string Steps = "flux.steps";
    public const string Images = "flux.images";
    public const string Outcome = "flux.outcome";
    public const string Findings = "flux.lint.findings";
    public const string Rule = "flux.lint.rule";
    public const string Severity = "flux.lint.severity";

    private static readonly ActivitySource Source = new(FluxDiagnostics.Name);
    private static readonly Meter Meter = new(FluxDiagnostics.Name);
    private static readonly Counter<long> TrainingSteps = Meter.CreateCounter<long>("flux.training.steps", "{step}", "Training steps that were seen done.");
    private static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>("flux.training.step.duration", "s", "The time of a training step.");
    private static readonly Counter<long> Trainings = Meter.CreateCounter<long>("flux.training.jobs", "{job}", "Trainings whose end was waited for.");
    private static readonly Counter<long> Pictures = Meter.CreateCounter<long>("flux.generation.images", "{image}", "Pictures drawn.");
    private static readonly Histogram<double> Drawing = Meter.CreateHistogram<double>("flux.generation.duration", "s", "The time of a drawing, all its pictures together.");
    private static readonly Counter<long> Diagnostics = Meter.CreateCounter<long>("flux.lint.diagnostics", "{diagnostic}", "What the linter in front of engines found.");

    public static Activity? Start(string name, string engine)
    {
        var activity = Source.StartActivity(name);
        activity?.SetTag(Engine, engine);
        return activity;
    }

    public static Activity? StartLint() => Source.StartActivity("flux lint");

    public static void Stepped(string engine, long steps, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>(Engine, engine);
        TrainingSteps.Add(steps, tag);
        if (took > TimeSpan.Zero) StepDuration.Record(took.TotalSeconds / steps, tag);
    }

    public static void Trained(string engine, string outcome) => Trainings.Add(1, new(Engine, engine), new(Outcome, outcome));

    public static void Drew(string engine, int images, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>(Engine, engine);
        Pictures.Add(images, tag);
        Drawing.Record(took.TotalSeconds, tag);
    }

    public static void NotDrawn(string engine, TimeSpan took, Exception failure) => Drawing.Record(took.TotalSeconds, new(Engine, engine), new("error.type", ErrorType(failure)));

    public static void Linted(string rule, string severity) => Diagnostics.Add(1, new(Rule, rule), new(Severity, severity));

    public static void Failed(Activity? activity, Exception failure)
    {
        if (activity is null) return;
        activity.SetTag("error.type", ErrorType(failure));
        activity.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>What kind of failure it was; the message could hold a prompt.</summary>
    public static string ErrorType(Exception failure) => failure is OperationCanceledException ? "cancelled" : failure.GetType().Name;
}
