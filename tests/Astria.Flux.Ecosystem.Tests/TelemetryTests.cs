using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Astria.Flux.Generation;
using Astria.Flux.Telemetry;
using Astria.Flux.Testing;
using Astria.Flux.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Astria.Flux.Ecosystem.Tests;

/// <summary>What every engine measures, by decorators: spans and instruments as docs/telemetry.md has them.</summary>
[NonParallelizable]
public sealed partial class TelemetryTests
{
    private static readonly FakeFluxScript Script = new() { Queue = TimeSpan.Zero, Preparation = TimeSpan.FromSeconds(20), Step = TimeSpan.FromSeconds(2), SamplingStep = TimeSpan.FromMilliseconds(100) };

    private readonly List<Activity> _spans = [];
    private readonly List<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measured = [];
    private ActivityListener _listener = null!;
    private MeterListener _meters = null!;

    [SetUp]
    public void Listen()
    {
        _spans.Clear();
        _measured.Clear();
        _listener = new()
        {
            ShouldListenTo = source => source.Name == FluxDiagnostics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (_spans) _spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
        _meters = new()
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == FluxDiagnostics.Name) all.EnableMeasurementEvents(instrument);
            },
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meters.Start();
    }

    [TearDown]
    public void StopListening()
    {
        _listener.Dispose();
        _meters.Dispose();
    }

    [Test]
    public async Task A_training_is_a_span_from_wait_to_end_after_one_of_its_submission()
    {
        await TrainAsync(new(Script));

        _spans.Select(span => span.OperationName).Should().Equal("flux submit", "flux train");
        Tags(_spans[0]).Should().Contain("flux.engine", "fake").And.Contain("flux.preset", "portrait@2025-06").And.Contain("flux.images", 12).And.Contain("flux.steps", 324L).And.Contain("flux.job.id", "job-1");
        Tags(_spans[1]).Should().Contain("flux.outcome", "succeeded").And.Contain("flux.job.id", "job-1");
    }

    [Test]
    public async Task Every_step_is_counted_once_with_the_time_it_took()
    {
        await TrainAsync(new(Script));

        Sum("flux.training.steps").Should().Be(324);
        Of("flux.training.step.duration").Should().HaveCount(323, "what came before the first step was preparation").And.OnlyContain(measured => measured.Value == 2);
        Of("flux.training.jobs").Should().ContainSingle().Which.Tags.Should().Contain("flux.outcome", "succeeded");
    }

    [Test]
    public async Task Two_who_wait_for_one_job_count_its_steps_once()
    {
        await using var app = App(new(Script));
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());

        await Task.WhenAll(trainer.WaitAsync(job), trainer.WaitAsync(job));

        Sum("flux.training.steps").Should().Be(324);
    }

    [Test]
    public async Task Of_a_job_that_was_begun_elsewhere_only_the_steps_that_are_seen_count()
    {
        var engine = new FakeFluxEngine(Script);
        await using var app = App(engine);
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());
        ((VirtualClock)engine.Clock).Advance(TimeSpan.FromSeconds(20 + (2 * 100)));

        await trainer.WaitAsync(TrainingJob.Parse(job.ToJson()));

        Sum("flux.training.steps").Should().Be(224);
    }

    [Test]
    public async Task A_training_that_fails_is_an_error_of_its_kind()
    {
        await using var app = App(new(Script with { FailAtStep = 3 }));
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());

        await trainer.Awaiting(all => all.WaitAsync(job)).Should().ThrowAsync<TrainingFailedException>();

        _spans[^1].Status.Should().Be(ActivityStatusCode.Error);
        Tags(_spans[^1]).Should().Contain("error.type", nameof(TrainingFailedException)).And.Contain("flux.outcome", "failed");
        Of("flux.training.jobs").Should().ContainSingle().Which.Tags.Should().Contain("flux.outcome", "failed");
    }

    [Test]
    public async Task Waiting_that_is_given_up_is_cancelled_and_the_job_has_not_ended()
    {
        await using var app = App(new(Script));
        var trainer = app.GetRequiredService<IFluxTrainer>();
        var job = await trainer.SubmitAsync(FluxModels.TrainingRequest());

        await trainer.Awaiting(all => all.WaitAsync(job, cancellationToken: new(canceled: true))).Should().ThrowAsync<OperationCanceledException>();

        Tags(_spans[^1]).Should().Contain("error.type", "cancelled").And.NotContainKey("flux.outcome");
        Of("flux.training.jobs").Should().BeEmpty();
    }

    [Test]
    public async Task A_drawing_is_a_span_with_the_linter_s_inside()
    {
        var engine = new FakeFluxEngine(Script);
        await using var app = App(engine);

        await app.GetRequiredService<IFluxGenerator>().GenerateAsync(new("((ohwx man)) on a pier") { Count = 3, Steps = 4 });

        var lint = _spans.Single(span => span.OperationName == "flux lint");
        var drawing = _spans.Single(span => span.OperationName == "flux generate");
        lint.ParentSpanId.Should().Be(drawing.SpanId);
        Tags(lint)["flux.lint.findings"].Should().BeOfType<int>().Which.Should().BePositive();
        Tags(drawing).Should().Contain("flux.engine", "fake").And.Contain("flux.images", 3).And.Contain("flux.steps", 4);
        Sum("flux.generation.images").Should().Be(3);
        Of("flux.generation.duration").Should().ContainSingle().Which.Value.Should().BeApproximately(3 * 4 * 0.1, 1e-9);
    }

    [Test]
    public async Task What_the_linter_finds_is_counted_by_rule_and_severity_whatever_becomes_of_the_prompt()
    {
        await using var app = App(new(Script), flux => flux.Configure(options => options.LintMode = PromptLintMode.Refuse));

        await app.Awaiting(all => all.GetRequiredService<IFluxGenerator>().GenerateAsync(new("((ohwx man)) on a pier"))).Should().ThrowAsync<PromptRejectedException>();

        Of("flux.lint.diagnostics").Should().Contain(measured => Equals(measured.Tags["flux.lint.rule"], "FLX102") && Equals(measured.Tags["flux.lint.severity"], "Warning"));
        Of("flux.generation.duration").Should().ContainSingle().Which.Tags.Should().Contain("error.type", nameof(PromptRejectedException));
        Of("flux.generation.images").Should().BeEmpty();
    }

    [Test]
    public async Task Neither_prompts_nor_titles_are_in_any_span()
    {
        await using var app = App(new(Script));
        var trainer = app.GetRequiredService<IFluxTrainer>();

        await trainer.WaitAsync(await trainer.SubmitAsync(FluxModels.TrainingRequest() with { Title = "xyzzy" }));
        await app.GetRequiredService<IFluxGenerator>().GenerateAsync(new("((ohwx man)) with xyzzy"));

        _spans.Should().HaveCount(4);
        _spans.SelectMany(span => span.TagObjects).Should().NotContain(tag => $"{tag.Value}".Contains("xyzzy", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_page_lists_every_instrument_and_every_span()
    {
        await TrainAsync(new(Script));
        await using var app = App(new(Script));
        await app.GetRequiredService<IFluxGenerator>().GenerateAsync(new("((ohwx man)) on a pier"));
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs/telemetry.md"));
        page = page[page.IndexOf("## Every engine", StringComparison.Ordinal)..page.IndexOf("## Astria's client", StringComparison.Ordinal)];

        Names().Matches(page).Select(match => match.Groups["name"].Value)
            .Should().BeEquivalentTo(_measured.Select(measured => measured.Instrument).Concat(_spans.Select(span => span.OperationName)).Distinct());
    }

    private async Task TrainAsync(FakeFluxEngine engine)
    {
        await using var app = App(engine);
        var trainer = app.GetRequiredService<IFluxTrainer>();
        await trainer.WaitAsync(await trainer.SubmitAsync(FluxModels.TrainingRequest()));
    }

    private static ServiceProvider App(FakeFluxEngine engine, Action<DependencyInjection.FluxBuilder>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(engine.Clock);
        var flux = services.AddAstriaFlux().UseFake(engine);
        more?.Invoke(flux);
        return services.BuildServiceProvider();
    }

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_measured) _measured.Add((instrument.Name, value, tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value)));
    }

    private List<(string Instrument, double Value, Dictionary<string, object?> Tags)> Of(string instrument) => [.. _measured.Where(measured => measured.Instrument == instrument)];

    private double Sum(string instrument) => Of(instrument).Sum(measured => measured.Value);

    private static Dictionary<string, object?> Tags(Activity span) => span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);

    [GeneratedRegex(@"^\| `(?<name>flux[ .][^`]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Names();
}
