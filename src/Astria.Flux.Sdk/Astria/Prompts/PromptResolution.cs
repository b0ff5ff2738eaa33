using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>The size class of a picture, for the models that have one; FLUX.1 has none.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a prompt.</remarks>
[JsonConverter(typeof(OpenNameConverter<PromptResolution>))]
public readonly record struct PromptResolution : IOpenName<PromptResolution>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public PromptResolution(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>About 1,000 pixels a side.</summary>
    public static PromptResolution OneK { get; } = new("1K");

    /// <summary>About 2,000 pixels a side.</summary>
    public static PromptResolution TwoK { get; } = new("2K");

    /// <summary>About 4,000 pixels a side.</summary>
    public static PromptResolution FourK { get; } = new("4K");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static PromptResolution IOpenName<PromptResolution>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
