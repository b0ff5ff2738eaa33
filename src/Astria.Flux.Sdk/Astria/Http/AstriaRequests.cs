namespace Astria.Flux.Astria.Http;

/// <summary>Refuses requests that make no sense before anything is sent.</summary>
internal static class AstriaRequests
{
    public static void Refuse(IReadOnlyList<FluxFault> faults, string what, string paramName)
    {
        if (faults.Count > 0)
            throw new ArgumentException($"{what} can't be sent.\n{string.Join('\n', faults.Select(fault => $"- {fault}"))}", paramName);
    }
}
