namespace Astria.Flux.Testing.Emulator;

/// <summary>A fault to happen to the next requests that fit.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record EmulatorFault(EmulatorFaultKind Kind)
{
    /// <summary>The HTTP method it waits for.</summary>
    /// <value>Default: <see langword="null"/>, any.</value>
    public string? Method { get; init; }

    /// <summary>What the path contains that it waits for.</summary>
    /// <value>Default: empty, any.</value>
    public string Path { get; init; } = string.Empty;

    /// <summary>How many requests it happens to.</summary>
    /// <value>Default: 1.</value>
    public int Count { get; init; } = 1;

    /// <summary>What <c>Retry-After</c> says, with the statuses.</summary>
    /// <value>Default: <see langword="null"/>, the header is left out.</value>
    public string? RetryAfter { get; init; }

    /// <summary>How long the rest of a slow answer takes, on the emulator's clock.</summary>
    /// <value>Default: an hour.</value>
    public TimeSpan Delay { get; init; } = TimeSpan.FromHours(1);
}
