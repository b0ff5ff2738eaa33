using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Packs;

/// <summary>A pack to create. Prompts join it by <see cref="Prompts.PromptChange.PackId"/>.</summary>
public sealed record NewPack
{
    /// <summary>The title. Required.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The model it trains on.</summary>
    [JsonPropertyName("base_tune_id")]
    public long? BaseTuneId { get; init; }

    /// <summary>What kind of weights it trains, such as <c>lora</c>.</summary>
    [JsonPropertyName("model_type")]
    public string? ModelType { get; init; }

    /// <summary>The subtitle.</summary>
    [JsonPropertyName("subtitle")]
    public string? Subtitle { get; init; }

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }
}
