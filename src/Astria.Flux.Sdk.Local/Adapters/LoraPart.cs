namespace Astria.Flux.Local.Adapters;

/// <summary>One addition as a file has it, and where it belongs.</summary>
/// <param name="Target">Where.</param>
/// <param name="Layer">The addition, to the target's rows.</param>
internal sealed record LoraPart(LoraTarget Target, LoraLayer Layer);
