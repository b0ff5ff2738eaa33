namespace Astria.Flux.Telemetry;

/// <summary>What to listen to for spans and measurements of trainings, drawings and the linter, on every engine.</summary>
/// <remarks>Spans carry names of engines, jobs and presets, and counts: never prompts, titles, keys or addresses. docs/telemetry.md lists all of it.</remarks>
public static class FluxDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Astria.Flux";
}
