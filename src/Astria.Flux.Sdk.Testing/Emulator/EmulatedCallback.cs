namespace Astria.Flux.Testing.Emulator;

/// <summary>A callback that the emulator made.</summary>
/// <param name="Address">Where to.</param>
/// <param name="Body">The JSON that was sent.</param>
/// <param name="Status">The status that came back, or 0 when nobody answered. Either way it is not sent again.</param>
public sealed record EmulatedCallback(Uri Address, string Body, int Status);
