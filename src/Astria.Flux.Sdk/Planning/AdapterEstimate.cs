using Astria.Flux.Lora;

namespace Astria.Flux.Planning;

/// <summary>How big the trained LoRA is: exact, not a range.</summary>
/// <param name="Size">Its layers, numbers and bytes.</param>
/// <param name="Basis">What it was computed from.</param>
public sealed record AdapterEstimate(AdapterSize Size, string Basis);
