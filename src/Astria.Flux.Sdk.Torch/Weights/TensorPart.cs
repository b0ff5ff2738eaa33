namespace Astria.Flux.Torch.Weights;

/// <summary>A tensor of a file as a part of one of the model's.</summary>
/// <param name="Source">Its name in the file.</param>
/// <param name="FirstRow">The first of the model's rows it stands for.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="HalvesSwapped">Whether its two halves stand the other way round.</param>
internal readonly record struct TensorPart(string Source, int FirstRow, int Rows, bool HalvesSwapped);
