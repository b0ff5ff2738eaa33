using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Tunes;

/// <summary>What kind of weights a tune has; a checkpoint has none of these.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a tune.</remarks>
[JsonConverter(typeof(OpenNameConverter<TuneModelType>))]
public readonly record struct TuneModelType : IOpenName<TuneModelType>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public TuneModelType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>A LoRA; what FLUX trains.</summary>
    public static TuneModelType Lora { get; } = new("lora");

    /// <summary>A LoRA with a text embedding, of SDXL.</summary>
    public static TuneModelType Pti { get; } = new("pti");

    /// <summary>A face reference, ready at once, nothing is trained.</summary>
    public static TuneModelType FaceId { get; } = new("faceid");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static TuneModelType IOpenName<TuneModelType>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
