namespace Astria.Flux.Astria.Callbacks;

/// <summary>Where the service calls back, and how those addresses are signed: the service itself signs nothing.</summary>
public sealed record CallbackOptions
{
    /// <summary>The address of the app's endpoint, as the service reaches it, such as <c>https://app.example/astria</c>.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>The keys: the first signs, all verify. To change keys put the new one first, and take the old one out after <see cref="Lifetime"/>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<CallbackKey> Keys { get; set; } = [];

    /// <summary>How long an address is good for.</summary>
    /// <value>Default: 2 days; trainings take minutes to hours.</value>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(2);

    /// <summary>Finds every value that makes no sense.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well. Secrets are never in them.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (PublicAddress is not null && PublicAddress is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            faults.Add(new(nameof(PublicAddress), "is not a full http or https address."));
        else if (PublicAddress is { Query.Length: > 0 })
            faults.Add(new(nameof(PublicAddress), "has a query; the signature goes there."));
        if (Keys is not { Count: > 0 })
            faults.Add(new(nameof(Keys), "are missing; give one with 32 random bytes."));
        for (var i = 0; i < Keys?.Count; i++)
        {
            if (Keys[i].Secret.Length < 32) faults.Add(new(Invariant($"{nameof(Keys)}[{i}].{nameof(CallbackKey.Secret)}"), "is too short; give at least 32 bytes."));
            if (string.IsNullOrEmpty(Keys[i].Id) || !Keys[i].Id.All(char.IsAsciiLetterOrDigit))
                faults.Add(new(Invariant($"{nameof(Keys)}[{i}].{nameof(CallbackKey.Id)}"), "is not letters and digits."));
        }

        if (Keys is not null && Keys.Select(key => key.Id).Distinct(StringComparer.Ordinal).Count() != Keys.Count) faults.Add(new(nameof(Keys), "have the same id twice."));
        if (Lifetime <= TimeSpan.Zero || Lifetime > TimeSpan.FromDays(366)) faults.Add(new(nameof(Lifetime), $"is {Lifetime}; it must be above zero and at most a year."));
        return faults;
    }
}
