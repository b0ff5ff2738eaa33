namespace Astria.Flux.Ecosystem.Tests;

/// <summary>samples/Telemetry prints what docs/telemetry.md lists.</summary>
public sealed class TelemetrySampleTests
{
    [Test]
    public async Task It_prints_the_spans_and_metrics_of_both_engines_and_no_prompt()
    {
        using var sample = new SampleProcess("Telemetry");

        (await sample.EndsAsync()).Should().Be(0, sample.Output);

        foreach (var span in new[] { "plan", "flux submit", "flux train", "flux generate", "flux lint", "astria tunes.create", "astria prompts.create" })
            sample.Output.Should().MatchRegex($"Activity.DisplayName: +{span}\n");
        foreach (var metric in new[] { "flux.training.steps", "flux.training.step.duration", "flux.training.jobs", "flux.generation.images", "flux.lint.diagnostics", "astria.client.call.duration" })
            sample.Output.Should().Contain($"Metric Name: {metric}");
        sample.Output.Should().Contain("FLX102").And.NotContain("on red").And.NotContain("sd_emulator");
    }
}
