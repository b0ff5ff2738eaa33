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

    /// <summary>A tensor's bytes where they stand, of the type its entry says; valid until the file is closed.</summary>
    /// <exception cref="WeightsException">There is none of that name, or it is larger than a span can be.</exception>
    ReadOnlySpan<byte> Bytes(string name);
}
