namespace Astria.Flux.Torch;

/// <summary>The names under which the engine for FLUX.1 at full size can be watched; docs/telemetry.md lists what there is.</summary>
public static class TorchDiagnostics
{
    /// <summary>The name of its <see cref="System.Diagnostics.ActivitySource"/> and its <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Astria.Flux.Torch";
}
