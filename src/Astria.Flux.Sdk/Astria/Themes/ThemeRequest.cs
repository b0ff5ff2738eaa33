using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Themes;

/// <summary>A theme that the service writes prompts for.</summary>
public sealed record ThemeRequest
{
    /// <summary>The theme, in words. Required.</summary>
    [JsonPropertyName("theme")]
    public string? Theme { get; init; }

    /// <summary>The tunes to write prompts for. Required.</summary>
    [JsonPropertyName("tune_ids")]
    public IReadOnlyList<long>? TuneIds { get; init; }

    /// <summary>What every prompt has: number of images, width, height.</summary>
    [JsonPropertyName("prompt_attributes")]
    public PromptRequest? PromptOverrides { get; init; }

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }
}
