using Astria.Flux.Lora;

namespace Astria.Flux.Local;

/// <summary>What a <see cref="LoraConverter"/> has converted.</summary>
/// <param name="From">The layout it had.</param>
/// <param name="To">The layout it has now.</param>
/// <param name="Layers">How many layers of the model it adds to.</param>
/// <param name="Bytes">How many bytes the new file has.</param>
public sealed record LoraConversion(LoraFormat From, LoraFormat To, int Layers, long Bytes);
