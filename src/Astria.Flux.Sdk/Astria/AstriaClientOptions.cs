using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria;

/// <summary>How the client reaches Astria's service.</summary>
public sealed record AstriaClientOptions
{
    /// <summary>The key, <c>sd_…</c>, made at astria.ai/users/edit/api.</summary>
    /// <value>Default: empty; then <see cref="ApiKeySource"/> must be given.</value>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Where the key comes from when it changes while the app runs; asked at every attempt, and goes before <see cref="ApiKey"/>.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public Func<CancellationToken, ValueTask<string>>? ApiKeySource { get; set; }

    /// <summary>Where the service is.</summary>
    /// <value>Default: <c>https://api.astria.ai</c>.</value>
    public Uri BaseAddress { get; set; } = new("https://api.astria.ai");

    /// <summary>The workspace to work and pay in: a number, or <c>all</c> to list over all of them.</summary>
    /// <value>Default: <see langword="null"/>, the personal scope.</value>
    public string? Workspace { get; set; }

    /// <summary>What errors and spans may show that they otherwise hide; for debugging, not for production.</summary>
    /// <value>Default: nothing.</value>
    public AstriaDisclosure Disclose { get; set; }

    /// <summary>The numbers of the pipeline that stands around every call.</summary>
    public AstriaResilienceOptions Resilience { get; set; } = new();

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well. The key itself is never in them.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (ApiKeySource is null && string.IsNullOrWhiteSpace(ApiKey))
            faults.Add(new(nameof(ApiKey), "is missing; make one at astria.ai/users/edit/api."));
        else if (ApiKeySource is null && ApiKey.Any(letter => letter is < '!' or > '~'))
            faults.Add(new(nameof(ApiKey), "has characters that no key has; copy it again."));
        if (BaseAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            faults.Add(new(nameof(BaseAddress), "is not a full http or https address."));
        else if (BaseAddress.Scheme == "http" && !BaseAddress.IsLoopback)
            faults.Add(new(nameof(BaseAddress), "is http; the key would travel in the open. Use https."));
        if (Workspace is { } workspace && workspace != "all" && !long.TryParse(workspace, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
            faults.Add(new(nameof(Workspace), $"is '{workspace}'; give a number, or all."));
        if (Resilience is null)
            faults.Add(new(nameof(Resilience), "is null; leave it at its default."));
        else
            faults.AddRange(Resilience.Validate().Select(fault => fault with { Place = $"{nameof(Resilience)}.{fault.Place}" }));
        return faults;
    }

    /// <summary>Where it goes; never the key.</summary>
    /// <returns>The base address.</returns>
    public override string ToString() => $"{nameof(AstriaClientOptions)} for {BaseAddress}";
}
