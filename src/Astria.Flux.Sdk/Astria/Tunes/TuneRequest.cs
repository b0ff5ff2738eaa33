using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Json;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Tunes;

/// <summary>A training to ask for: every documented parameter. What is left out is the service's choice.</summary>
public sealed record TuneRequest
{
    /// <summary>A title for people, and what tells tunes apart: make it unique. Required.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; init; }

    /// <summary>What is taught: a noun such as <c>man</c>, <c>cat</c>, <c>product</c> or <c>style</c>. Required; it is part of the training.</summary>
    [JsonPropertyName("name")]
    public string? ClassName { get; init; }

    /// <summary>The rare word that names the subject in prompts. Default: the service's, <c>ohwx</c> for FLUX.</summary>
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    /// <summary>The model family. Default: the base tune's.</summary>
    [JsonPropertyName("branch")]
    public TuneBranch? Branch { get; init; }

    /// <summary>The model to train on; <see cref="PromptTarget.Flux1DevId"/> for FLUX.</summary>
    [JsonPropertyName("base_tune_id")]
    public long? BaseTuneId { get; init; }

    /// <summary>What kind of weights to train; FLUX trains LoRAs. Default: a checkpoint.</summary>
    [JsonPropertyName("model_type")]
    public TuneModelType? ModelType { get; init; }

    /// <summary>The training preset: <c>flux-lora-portrait</c>, <c>flux-lora-focus</c>, <c>flux-lora-fast</c>. Default: High.</summary>
    [JsonPropertyName("preset")]
    public string? Preset { get; init; }

    /// <summary>The number of training steps, 1 to 5000. Default: the preset's rule.</summary>
    [JsonPropertyName("steps")]
    public int? Steps { get; init; }

    /// <summary>The photos, where the service finds them.</summary>
    [JsonPropertyName("image_urls")]
    public IReadOnlyList<Uri>? ImageUrls { get; init; }

    /// <summary>Where the service reports when it is trained; a full address.</summary>
    [JsonPropertyName("callback")]
    public string? Callback { get; init; }

    /// <summary>Whether to add faces cut out of the photos; photos of people without a face are then left out. Default: the account's.</summary>
    [JsonPropertyName("face_crop")]
    public bool? FaceCrop { get; init; }

    /// <summary>Whether to repair faces in the photos. Default: false.</summary>
    [JsonPropertyName("training_face_correct")]
    public bool? TrainingFaceCorrect { get; init; }

    /// <summary>Whether to extend its storage, at a price, beyond 30 days. Default: false.</summary>
    [JsonPropertyName("auto_extend")]
    public bool? AutoExtend { get; init; }

    /// <summary>What <c>{{key}}</c> in prompts is replaced by.</summary>
    [JsonPropertyName("characteristics")]
    public IReadOnlyDictionary<string, string>? Characteristics { get; init; }

    /// <summary>Training arguments as the worker reads them, <c>key=value</c> separated by spaces. Not documented by the service.</summary>
    [JsonPropertyName("args")]
    public string? Args { get; init; }

    /// <summary>Prompts to draw as soon as it is trained.</summary>
    [JsonPropertyName("prompts_attributes")]
    public IReadOnlyList<PromptRequest>? Prompts { get; init; }

    /// <summary>The photos, sent as files; text files with the same base name are their captions.</summary>
    /// <value>Default: none.</value>
    [JsonIgnore]
    public IReadOnlyList<AstriaFile> Images { get; init; } = [];

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }

    /// <summary>A LoRA on FLUX.1 [dev], with the preset the service recommends.</summary>
    /// <param name="title">A title, best one that is used once only.</param>
    /// <param name="className">What is taught, such as <c>man</c>.</param>
    /// <returns>The request; photos are still to be added.</returns>
    public static TuneRequest Flux(string title, string className) => new()
    {
        Title = title,
        ClassName = className,
        Branch = TuneBranch.Flux1,
        BaseTuneId = PromptTarget.Flux1DevId,
        ModelType = TuneModelType.Lora,
        Preset = "flux-lora-portrait",
        Token = "ohwx",
    };

    /// <summary>Reads a request from JSON, with or without its root key <c>tune</c>. Files are not part of it.</summary>
    /// <remarks>Nothing is lost: what a member's type does not keep, such as a number sent as text, is among <see cref="OtherParameters"/>.</remarks>
    /// <param name="json">The JSON text.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static TuneRequest Parse(string json) => From(RequestReader.Unrooted(json, "tune", "training request"));

    /// <summary>Writes the request as JSON, without a root key and without the files.</summary>
    /// <returns>One line of JSON, the same that <see cref="Parse"/> read.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TuneRequestJson.Default.TuneRequest);

    internal static TuneRequest From(JsonElement json)
    {
        const string Nested = "prompts_attributes";
        var request = RequestReader.Read(json, TuneRequestJson.Default.TuneRequest, out var others);
        if (others?.TryGetValue(Nested, out var prompts) is true
            && prompts.ValueKind == JsonValueKind.Array && prompts.EnumerateArray().All(prompt => prompt.ValueKind == JsonValueKind.Object))
        {
            others.Remove(Nested);
            request = request with { Prompts = [.. prompts.EnumerateArray().Select(PromptRequest.From)] };
        }

        request.OtherParameters = RequestReader.Join(request.OtherParameters, others);
        return request;
    }

    /// <summary>Finds every value that the service would refuse.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate() => TuneRequestRules.Check(this);

    /// <summary>The kind of request; never the title, which may name a person.</summary>
    /// <returns>Such as <c>TuneRequest of 16 images</c>.</returns>
    public override string ToString() => Invariant($"{nameof(TuneRequest)} of {(Images?.Count ?? 0) + (ImageUrls?.Count ?? 0)} images");

    internal RequestBody ToBody()
    {
        var body = RequestBody.Of("tune", this, TuneRequestJson.Default.TuneRequest, [Title, .. (Prompts ?? []).SelectMany(prompt => prompt.Secrets)]);
        body.With("tune[images][]", Images ?? []);
        for (var i = 0; i < Prompts?.Count; i++)
            Prompts[i].AddFiles(body, Invariant($"tune[prompts_attributes][{i}]"));
        return body;
    }
}
