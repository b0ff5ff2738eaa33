using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Tunes;

/// <summary>What to change about a tune that exists. What is left out stays.</summary>
public sealed record TuneChange
{
    /// <summary>The title.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The class name.</summary>
    [JsonPropertyName("name")]
    public string? ClassName { get; init; }

    /// <summary>Whether its storage is extended, at a price, beyond 30 days.</summary>
    [JsonPropertyName("auto_extend")]
    public bool? AutoExtend { get; init; }

    /// <summary>What <c>{{key}}</c> in prompts is replaced by.</summary>
    [JsonPropertyName("characteristics")]
    public IReadOnlyDictionary<string, string>? Characteristics { get; init; }

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }
}
