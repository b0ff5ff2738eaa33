using System.Text.Json.Serialization;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Themes;

/// <summary>A theme that the service writes prompts for.</summary>
public sealed record ThemeRequest
{
    /// <summary>The theme, in words.</summary>
    [JsonPropertyName("theme")]
    public required string Theme { get; init; }

    /// <summary>The tunes to write prompts for.</summary>
    [JsonPropertyName("tune_ids")]
    public required IReadOnlyList<long> TuneIds { get; init; }

    /// <summary>What every prompt has: number of images, width, height.</summary>
    [JsonPropertyName("prompt_attributes")]
    public PromptRequest? PromptOverrides { get; init; }
}
