using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Prompts;

/// <summary>What to change about a prompt that exists. What is left out stays.</summary>
public sealed record PromptChange
{
    /// <summary>The pack whose template it becomes.</summary>
    [JsonPropertyName("pack_id")]
    public long? PackId { get; init; }

    /// <summary>The pack it counts as made from.</summary>
    [JsonPropertyName("base_pack_id")]
    public long? BasePackId { get; init; }

    /// <summary>The template it counts as made from.</summary>
    [JsonPropertyName("orig_prompt_id")]
    public long? OriginalPromptId { get; init; }

    /// <summary>The workspace it moves to.</summary>
    [JsonPropertyName("workspace_id")]
    public long? WorkspaceId { get; init; }

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }
}
