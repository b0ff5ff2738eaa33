namespace Astria.Flux.Astria.Http;

/// <summary>What to listen to for spans and measurements of the Astria client and engine.</summary>
/// <remarks>Spans carry the operation and, on failure, the status and the service's request id: never keys, addresses or prompts.</remarks>
public static class AstriaDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/> and of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string Name = "Astria.Flux.Astria";
}
