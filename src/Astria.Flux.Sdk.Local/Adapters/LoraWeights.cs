namespace Astria.Flux.Local.Adapters;

/// <summary>A LoRA apart from any model: additions by the name of the layer (BFL's layout) they belong to, and the file's notes.</summary>
/// <param name="Layers">Layer name → addition.</param>
/// <param name="Metadata">The file's own notes.</param>
internal sealed record LoraWeights(IReadOnlyDictionary<string, LoraLayer> Layers, IReadOnlyDictionary<string, string> Metadata);
