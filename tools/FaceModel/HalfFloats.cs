using System.Runtime.InteropServices;

namespace Astria.Flux.Tools.FaceModel;

/// <summary>Writes numbers as 16-bit floats and refuses those that would lose something.</summary>
internal static class HalfFloats
{
    public static byte[] Write(float[] values)
    {
        Half[] halves = [.. values.Select(value => (Half)value)];
        for (var i = 0; i < values.Length; i++)
        {
            if ((float)halves[i] != values[i]) throw new InvalidDataException($"Weight {i}, {values[i]:R}, does not fit into 16 bits.");
        }

        return MemoryMarshal.AsBytes(halves.AsSpan()).ToArray();
    }
}
