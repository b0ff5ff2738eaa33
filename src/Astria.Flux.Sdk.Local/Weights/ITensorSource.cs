using Astria.Flux.Lora;

namespace Astria.Flux.Local.Weights;

/// <summary>Named tensors, from one file or from several that belong together.</summary>
internal interface ITensorSource : IDisposable
{
    /// <summary>What there is, by name.</summary>
    IReadOnlyDictionary<string, SafetensorsEntry> Tensors { get; }

    /// <summary>Reads a tensor as floats.</summary>
    /// <exception cref="WeightsException">There is none of that name, or its number format can't be read as floats.</exception>
    float[] ReadFloats(string name);
}
