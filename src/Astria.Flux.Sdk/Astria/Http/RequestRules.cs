namespace Astria.Flux.Astria.Http;

/// <summary>What several kinds of requests are checked for before anything is sent.</summary>
internal static class RequestRules
{
    private const string NoAddress = "is not a full http or https address.";

    public static void Address(string place, string? address, List<FluxFault> faults)
    {
        if (!string.IsNullOrEmpty(address) && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) faults.Add(new(place, NoAddress));
    }

    public static void Address(string place, Uri? address, List<FluxFault> faults)
    {
        if (address is not null and not { IsAbsoluteUri: true, Scheme: "http" or "https" }) faults.Add(new(place, NoAddress));
    }

    public static void Addresses(string place, IReadOnlyList<Uri>? addresses, List<FluxFault> faults)
    {
        for (var i = 0; i < addresses?.Count; i++)
        {
            if (addresses[i] is null) faults.Add(new(Invariant($"{place}[{i}]"), "is null."));
            else Address(Invariant($"{place}[{i}]"), addresses[i], faults);
        }
    }

    /// <summary>Photos to train on: files or addresses, at least one.</summary>
    public static void Photos(IReadOnlyList<AstriaFile>? files, IReadOnlyList<Uri>? addresses, List<FluxFault> faults)
    {
        if (files is not { Count: > 0 } && addresses is not { Count: > 0 }) faults.Add(new("Images", "are missing; give files, or addresses where the service finds them."));
        for (var i = 0; i < files?.Count; i++)
        {
            if (files[i] is null) faults.Add(new(Invariant($"Images[{i}]"), "is null."));
            else File(Invariant($"Images[{i}]"), files[i], faults);
        }

        Addresses("ImageUrls", addresses, faults);
    }

    /// <summary>A file on disk must be there; others are only known when they are opened.</summary>
    public static void File(string place, AstriaFile? file, List<FluxFault> faults)
    {
        if (file is { IsMissing: true }) faults.Add(new(place, $"'{file.Name}' is not there."));
    }
}
