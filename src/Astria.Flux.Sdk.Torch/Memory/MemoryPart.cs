namespace Astria.Flux.Torch.Memory;

/// <summary>What one thing takes.</summary>
/// <param name="Name">The thing.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Because">Where the number comes from.</param>
public sealed record MemoryPart(string Name, long Bytes, string Because);
