using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Json;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Packs;

/// <summary>A pack to train from, or to run on tunes that exist.</summary>
/// <remarks>With <see cref="TuneIds"/> it runs on those; without, it trains a tune of the photos.</remarks>
public sealed record PackRequest
{
    /// <summary>A title for the tune; make it unique. Required to train.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>The class: one of the pack's. Required to train.</summary>
    [JsonPropertyName("name")]
    public string? ClassName { get; init; }

    /// <summary>The photos, where the service finds them.</summary>
    [JsonPropertyName("image_urls")]
    public IReadOnlyList<Uri>? ImageUrls { get; init; }

    /// <summary>Where the service reports when the tune is trained; a full address.</summary>
    [JsonPropertyName("callback")]
    public string? Callback { get; init; }

    /// <summary>Where the service reports once, when all prompts are done; a full address.</summary>
    [JsonPropertyName("prompts_callback")]
    public string? PromptsCallback { get; init; }

    /// <summary>What <c>{{key}}</c> in the pack's prompts is replaced by.</summary>
    [JsonPropertyName("characteristics")]
    public IReadOnlyDictionary<string, string>? Characteristics { get; init; }

    /// <summary>The training preset. Default: the pack's.</summary>
    [JsonPropertyName("preset")]
    public string? Preset { get; init; }

    /// <summary>What is different about every prompt of the pack.</summary>
    [JsonPropertyName("prompt_attributes")]
    public PromptRequest? PromptOverrides { get; init; }

    /// <summary>The templates to use. Default: all of the class.</summary>
    [JsonPropertyName("prompt_ids")]
    public IReadOnlyList<long>? PromptIds { get; init; }

    /// <summary>The tunes to run on, instead of training one.</summary>
    [JsonPropertyName("tune_ids")]
    public IReadOnlyList<long>? TuneIds { get; init; }

    /// <summary>What it is about.</summary>
    [JsonPropertyName("brief")]
    public string? Brief { get; init; }

    /// <summary>The photos, sent as files.</summary>
    /// <value>Default: none.</value>
    [JsonIgnore]
    public IReadOnlyList<AstriaFile> Images { get; init; } = [];

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }

    /// <summary>Reads a request from JSON, with or without its root key <c>tune</c>. Files are not part of it.</summary>
    /// <remarks>Nothing is lost: what a member's type does not keep, such as a number sent as text, is among <see cref="OtherParameters"/>.</remarks>
    /// <param name="json">The JSON text.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static PackRequest Parse(string json) => From(RequestReader.Unrooted(json, "tune", "pack request"));

    /// <summary>Writes the request as JSON, without a root key and without the files.</summary>
    /// <returns>One line of JSON, the same that <see cref="Parse"/> read.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, PackRequestJson.Default.PackRequest);

    internal static PackRequest From(JsonElement json)
    {
        const string Nested = "prompt_attributes";
        var request = RequestReader.Read(json, PackRequestJson.Default.PackRequest, out var others);
        if (others?.TryGetValue(Nested, out var overrides) is true && overrides.ValueKind == JsonValueKind.Object)
        {
            others.Remove(Nested);
            request = request with { PromptOverrides = PromptRequest.From(overrides) };
        }

        request.OtherParameters = RequestReader.Join(request.OtherParameters, others);
        return request;
    }

    /// <summary>Finds every value that the service would refuse.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        if (TuneIds is { Count: > 0 })
        {
            if (Images is { Count: > 0 } || ImageUrls is { Count: > 0 })
                faults.Add(new(nameof(Images), $"can't be given together with {nameof(TuneIds)}: either train a tune, or run on tunes that exist."));
        }
        else
        {
            if (string.IsNullOrWhiteSpace(Title)) faults.Add(new(nameof(Title), "is blank; give one that is used once only, so that the tune can be found again."));
            if (string.IsNullOrWhiteSpace(ClassName)) faults.Add(new(nameof(ClassName), "is blank; give one of the pack's classes."));
            RequestRules.Photos(Images, ImageUrls, faults);
        }

        RequestRules.Address(nameof(Callback), Callback, faults);
        RequestRules.Address(nameof(PromptsCallback), PromptsCallback, faults);
        faults.AddRange(PromptRequestRules.CheckOverrides(nameof(PromptOverrides), PromptOverrides));
        return faults;
    }

    internal RequestBody ToBody()
    {
        var body = RequestBody.Of("tune", this, PackRequestJson.Default.PackRequest, [Title, Brief, .. PromptOverrides?.Secrets ?? []]).With("tune[images][]", Images ?? []);
        return PromptOverrides?.AddFiles(body, "tune[prompt_attributes]") ?? body;
    }
}
