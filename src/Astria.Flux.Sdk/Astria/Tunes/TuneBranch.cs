using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Tunes;

/// <summary>The model family a tune belongs to.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a tune.</remarks>
[JsonConverter(typeof(OpenNameConverter<TuneBranch>))]
public readonly record struct TuneBranch : IOpenName<TuneBranch>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public TuneBranch(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>FLUX.1.</summary>
    public static TuneBranch Flux1 { get; } = new("flux1");

    /// <summary>Stable Diffusion 1.5.</summary>
    public static TuneBranch Sd15 { get; } = new("sd15");

    /// <summary>SDXL 1.0.</summary>
    public static TuneBranch Sdxl1 { get; } = new("sdxl1");

    /// <summary>The mock: nothing is trained or charged, and pictures are fixed.</summary>
    public static TuneBranch Fast { get; } = new("fast");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static TuneBranch IOpenName<TuneBranch>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
