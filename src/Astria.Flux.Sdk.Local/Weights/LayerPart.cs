namespace Astria.Flux.Local.Weights;

/// <summary>A layer of another layout as a part of one of BFL's.</summary>
/// <param name="Name">Its name in the other layout.</param>
/// <param name="FirstRow">The first of BFL's outputs it stands for.</param>
/// <param name="Rows">How many outputs.</param>
/// <param name="HalvesSwapped">Whether its two halves (scale and shift) stand the other way round.</param>
internal readonly record struct LayerPart(string Name, int FirstRow, int Rows, bool HalvesSwapped = false);
