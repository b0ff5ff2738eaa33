namespace Astria.Flux.Testing.Emulator;

/// <summary>A request that reached the emulator.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Status">The status that was sent, or 0 when the connection was broken instead.</param>
public sealed record EmulatedRequest(string Method, string Path, int Status);
