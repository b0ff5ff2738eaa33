using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>A film's colours.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a prompt.</remarks>
[JsonConverter(typeof(OpenNameConverter<PromptColorGrading>))]
public readonly record struct PromptColorGrading : IOpenName<PromptColorGrading>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public PromptColorGrading(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Velvia.</summary>
    public static PromptColorGrading FilmVelvia { get; } = new("Film Velvia");

    /// <summary>Portra.</summary>
    public static PromptColorGrading FilmPortra { get; } = new("Film Portra");

    /// <summary>Ektar.</summary>
    public static PromptColorGrading Ektar { get; } = new("Ektar");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static PromptColorGrading IOpenName<PromptColorGrading>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
