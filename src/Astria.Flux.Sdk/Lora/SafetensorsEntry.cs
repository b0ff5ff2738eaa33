namespace Astria.Flux.Lora;

/// <summary>One tensor of a safetensors file: where it stands and what it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its number format as the file spells it: F32, F16, BF16, I8 …</param>
/// <param name="Shape">Its dimensions, outermost first; none for a single number.</param>
/// <param name="Offset">First byte, counted from the end of the header.</param>
/// <param name="Bytes">How many bytes.</param>
public sealed record SafetensorsEntry(string Name, string Type, IReadOnlyList<int> Shape, long Offset, long Bytes)
{
    /// <summary>How many numbers.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}
