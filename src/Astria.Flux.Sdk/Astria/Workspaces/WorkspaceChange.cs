using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Workspaces;

/// <summary>What a workspace is to be. What is left out stays, or is empty in a new one.</summary>
public sealed record WorkspaceChange
{
    /// <summary>The title.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The landing page.</summary>
    [JsonPropertyName("landing_page_html")]
    public string? LandingPageHtml { get; init; }

    /// <summary>What it is about.</summary>
    [JsonPropertyName("brief")]
    public string? Brief { get; init; }

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }
}
