using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>The shape of a picture.</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a prompt.</remarks>
[JsonConverter(typeof(OpenNameConverter<PromptAspectRatio>))]
public readonly record struct PromptAspectRatio : IOpenName<PromptAspectRatio>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public PromptAspectRatio(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>1 to 1.</summary>
    public static PromptAspectRatio Ratio1To1 { get; } = new("1:1");

    /// <summary>16 to 9.</summary>
    public static PromptAspectRatio Ratio16To9 { get; } = new("16:9");

    /// <summary>9 to 16.</summary>
    public static PromptAspectRatio Ratio9To16 { get; } = new("9:16");

    /// <summary>21 to 9.</summary>
    public static PromptAspectRatio Ratio21To9 { get; } = new("21:9");

    /// <summary>9 to 21.</summary>
    public static PromptAspectRatio Ratio9To21 { get; } = new("9:21");

    /// <summary>3 to 2.</summary>
    public static PromptAspectRatio Ratio3To2 { get; } = new("3:2");

    /// <summary>2 to 3.</summary>
    public static PromptAspectRatio Ratio2To3 { get; } = new("2:3");

    /// <summary>5 to 4.</summary>
    public static PromptAspectRatio Ratio5To4 { get; } = new("5:4");

    /// <summary>4 to 5.</summary>
    public static PromptAspectRatio Ratio4To5 { get; } = new("4:5");

    /// <summary>4 to 3.</summary>
    public static PromptAspectRatio Ratio4To3 { get; } = new("4:3");

    /// <summary>3 to 4.</summary>
    public static PromptAspectRatio Ratio3To4 { get; } = new("3:4");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static PromptAspectRatio IOpenName<PromptAspectRatio>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
