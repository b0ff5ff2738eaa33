using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>What of an input picture steers the drawing (ControlNet).</summary>
/// <remarks>Names the service adds later survive: make one with the constructor, compare by <see cref="Value"/>. Source: Astria's documentation, create a prompt; FLUX's list: the source of its worker.</remarks>
[JsonConverter(typeof(OpenNameConverter<PromptControl>))]
public readonly record struct PromptControl : IOpenName<PromptControl>
{
    private readonly string? _value;

    /// <summary>A name, known to this version or not.</summary>
    /// <param name="value">The name as the API writes it.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    public PromptControl(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Edges; FLUX knows it.</summary>
    public static PromptControl Canny { get; } = new("canny");

    /// <summary>Depth; FLUX knows it.</summary>
    public static PromptControl Depth { get; } = new("depth");

    /// <summary>Pose; FLUX knows it.</summary>
    public static PromptControl Pose { get; } = new("pose");

    /// <summary>Details, for upscaling; FLUX knows it.</summary>
    public static PromptControl Tile { get; } = new("tile");

    /// <summary>A blurred picture; FLUX knows it.</summary>
    public static PromptControl Blur { get; } = new("blur");

    /// <summary>A gray picture; FLUX knows it.</summary>
    public static PromptControl Gray { get; } = new("gray");

    /// <summary>A poor picture; FLUX knows it.</summary>
    public static PromptControl LowQuality { get; } = new("low_quality");

    /// <summary>Composition.</summary>
    public static PromptControl Composition { get; } = new("composition");

    /// <summary>Reference.</summary>
    public static PromptControl Reference { get; } = new("reference");

    /// <summary>A room, segmented.</summary>
    public static PromptControl SegmentedRoom { get; } = new("segroom");

    /// <summary>Image prompt.</summary>
    public static PromptControl IpAdapter { get; } = new("ipadapter");

    /// <summary>Lines.</summary>
    public static PromptControl Lineart { get; } = new("lineart");

    /// <summary>Straight lines.</summary>
    public static PromptControl Mlsd { get; } = new("mlsd");

    /// <summary>Soft edges.</summary>
    public static PromptControl Hed { get; } = new("hed");

    /// <summary>QR code.</summary>
    public static PromptControl Qr { get; } = new("qr");

    /// <summary>The name as the API writes it; empty for <see langword="default"/>.</summary>
    public string Value => _value ?? string.Empty;

    static PromptControl IOpenName<PromptControl>.From(string value) => value.Length == 0 ? default : new(value);

    /// <summary>The name as the API writes it.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;
}
