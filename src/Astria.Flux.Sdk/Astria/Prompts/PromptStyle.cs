using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>A ready-made style, put around the text.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, styles.</remarks>
[JsonConverter(typeof(OpenNameConverter<PromptStyle>))]
public readonly record struct PromptStyle : IOpenName<PromptStyle>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public PromptStyle(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Cinematic.</summary>
    public static PromptStyle Cinematic { get; } = new("Cinematic");

    /// <summary>Animated.</summary>
    public static PromptStyle Animated { get; } = new("Animated");

    /// <summary>Digital art.</summary>
    public static PromptStyle DigitalArt { get; } = new("Digital Art");

    /// <summary>Photographic.</summary>
    public static PromptStyle Photographic { get; } = new("Photographic");

    /// <summary>Fantasy art.</summary>
    public static PromptStyle FantasyArt { get; } = new("Fantasy art");

    /// <summary>Neonpunk.</summary>
    public static PromptStyle Neonpunk { get; } = new("Neonpunk");

    /// <summary>Enhance.</summary>
    public static PromptStyle Enhance { get; } = new("Enhance");

    /// <summary>Comic book.</summary>
    public static PromptStyle ComicBook { get; } = new("Comic book");

    /// <summary>Low poly.</summary>
    public static PromptStyle Lowpoly { get; } = new("Lowpoly");

    /// <summary>Line art.</summary>
    public static PromptStyle LineArt { get; } = new("Line art");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static PromptStyle IOpenName<PromptStyle>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
