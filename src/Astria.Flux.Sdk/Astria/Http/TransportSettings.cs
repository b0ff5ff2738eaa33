namespace Astria.Flux.Astria.Http;

/// <summary>What the transport is set up with.</summary>
internal sealed record TransportSettings
{
    /// <summary>The key, asked for at every attempt, so that it can change.</summary>
    public required Func<CancellationToken, ValueTask<string>> ApiKey { get; init; }

    public required IAstriaResilience Resilience { get; init; }

    public required AstriaResilienceOptions Options { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>What <c>X-Workspace-Id</c> says; <see langword="null"/> for the personal scope.</summary>
    public string? Workspace { get; init; }

    public AstriaDisclosure Disclose { get; init; }
}
