using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>Reads token numbers, which the engine itself never does from such a file.</summary>
internal static class GoldenIds
{
    public static int[][] Read(SafetensorsFile file, string name)
    {
        var numbers = file.ReadIntegers(name);
        return [.. numbers.Chunk(file.Tensors[name].Shape[^1])];
    }
}
