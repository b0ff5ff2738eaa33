using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Http;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>Pictures to ask for: every documented parameter. What is left out is the service's choice.</summary>
public sealed record PromptRequest
{
    /// <summary>What is to be seen, with LoRA tokens and flags. Required, unless a video starts from a first frame.</summary>
    [StringSyntax("flux-prompt")]
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    /// <summary>What is not to be seen. FLUX refuses it; only for other models.</summary>
    [JsonPropertyName("negative_prompt")]
    public string? NegativePrompt { get; init; }

    /// <summary>Where the service reports when it is done; a full address.</summary>
    [JsonPropertyName("callback")]
    public string? Callback { get; init; }

    /// <summary>How many pictures, 1 to 8.</summary>
    [JsonPropertyName("num_images")]
    public int? ImageCount { get; init; }

    /// <summary>Where chance starts from, 0 to 4294967296. Default: the service chooses.</summary>
    [JsonPropertyName("seed")]
    public long? Seed { get; init; }

    /// <summary>The width in pixels, a multiple of 8. Default: the model's, 1024 for FLUX.</summary>
    [JsonPropertyName("w")]
    public int? Width { get; init; }

    /// <summary>The height in pixels, a multiple of 8. Default: the model's, 1024 for FLUX.</summary>
    [JsonPropertyName("h")]
    public int? Height { get; init; }

    /// <summary>The shape, instead of a size.</summary>
    [JsonPropertyName("aspect_ratio")]
    public PromptAspectRatio? AspectRatio { get; init; }

    /// <summary>The shape in the older vocabulary: <c>1:1</c>, <c>portrait</c>, <c>16:9</c>, <c>landscape</c>.</summary>
    [JsonPropertyName("ar")]
    public string? LegacyAspectRatio { get; init; }

    /// <summary>The size class, for the models that have one; FLUX.1 has none.</summary>
    [JsonPropertyName("resolution")]
    public PromptResolution? Resolution { get; init; }

    /// <summary>Guidance, 0 to 15; below 5 on FLUX. Default: 3.5 on FLUX (the source of its worker).</summary>
    [JsonPropertyName("cfg_scale")]
    public decimal? CfgScale { get; init; }

    /// <summary>Sampling steps, 0 to 50. Default: 28 on FLUX (the source of its worker).</summary>
    [JsonPropertyName("steps")]
    public int? Steps { get; init; }

    /// <summary>The sampler; FLUX ignores it.</summary>
    [JsonPropertyName("scheduler")]
    public PromptScheduler? Scheduler { get; init; }

    /// <summary>Whether to enlarge the pictures.</summary>
    [JsonPropertyName("super_resolution")]
    public bool? SuperResolution { get; init; }

    /// <summary>Whether to draw faces again; needs <see cref="SuperResolution"/>, costs extra.</summary>
    [JsonPropertyName("inpaint_faces")]
    public bool? InpaintFaces { get; init; }

    /// <summary>Whether to draw details again after enlarging; needs <see cref="SuperResolution"/>.</summary>
    [JsonPropertyName("hires_fix")]
    public bool? HiresFix { get; init; }

    /// <summary>Whether to repair faces.</summary>
    [JsonPropertyName("face_correct")]
    public bool? FaceCorrect { get; init; }

    /// <summary>Whether to swap faces for those of the training photos.</summary>
    [JsonPropertyName("face_swap")]
    public bool? FaceSwap { get; init; }

    /// <summary>Whether weights in the text count; meaningless on FLUX.</summary>
    [JsonPropertyName("use_lpw")]
    public bool? UseWeightedPrompts { get; init; }

    /// <summary>A ready-made style; best with a short text.</summary>
    [JsonPropertyName("style")]
    public PromptStyle? Style { get; init; }

    /// <summary>A film's colours.</summary>
    [JsonPropertyName("color_grading")]
    public PromptColorGrading? ColorGrading { get; init; }

    /// <summary>Whether to add grain.</summary>
    [JsonPropertyName("film_grain")]
    public bool? FilmGrain { get; init; }

    /// <summary>Whether the service may lengthen the text; some models only.</summary>
    [JsonPropertyName("prompt_expansion")]
    public bool? PromptExpansion { get; init; }

    /// <summary>A label to group by.</summary>
    [JsonPropertyName("theme")]
    public string? Theme { get; init; }

    /// <summary>The version of the drawing backend, 0 or 1. Default: the account's.</summary>
    [JsonPropertyName("backend_version")]
    public int? BackendVersion { get; init; }

    /// <summary>Whether to share it on the community feed.</summary>
    [JsonPropertyName("community")]
    public bool? Community { get; init; }

    /// <summary>The workspace that gets it and pays.</summary>
    [JsonPropertyName("workspace_id")]
    public long? WorkspaceId { get; init; }

    /// <summary>Makes it a template of this pack.</summary>
    [JsonPropertyName("pack_id")]
    public long? PackId { get; init; }

    /// <summary>The pack it was made from; only noted.</summary>
    [JsonPropertyName("base_pack_id")]
    public long? BasePackId { get; init; }

    /// <summary>The LoRA's weight, for prompts that are queued with a tune only. Default: 1.</summary>
    [JsonPropertyName("lora_scale")]
    public decimal? LoraScale { get; init; }

    /// <summary>The picture to start from, where the service finds it.</summary>
    [JsonPropertyName("input_image_url")]
    public Uri? InputImageUrl { get; init; }

    /// <summary>The picture to start from, as a data address.</summary>
    [JsonPropertyName("input_image_base64")]
    public string? InputImageBase64 { get; init; }

    /// <summary>What of the picture to draw anew (white), where the service finds it.</summary>
    [JsonPropertyName("mask_image_url")]
    public Uri? MaskImageUrl { get; init; }

    /// <summary>What of the input picture steers the drawing; needs an input picture.</summary>
    [JsonPropertyName("controlnet")]
    public PromptControl? Control { get; init; }

    /// <summary>0 keeps the input picture, 1 follows the text. Default: 0.8.</summary>
    [JsonPropertyName("denoising_strength")]
    public decimal? DenoisingStrength { get; init; }

    /// <summary>How strongly the input picture steers, 0 to 1.</summary>
    [JsonPropertyName("controlnet_conditioning_scale")]
    public decimal? ControlConditioningScale { get; init; }

    /// <summary>Whether the hint is used for text to image. Default: false, image to image.</summary>
    [JsonPropertyName("controlnet_txt2img")]
    public bool? ControlTextToImage { get; init; }

    /// <summary>The video model, such as <c>kling30_standard</c>; makes a video of the picture.</summary>
    [JsonPropertyName("video_model")]
    public string? VideoModel { get; init; }

    /// <summary>What happens in the video.</summary>
    [JsonPropertyName("video_prompt")]
    public string? VideoPrompt { get; init; }

    /// <summary>How long the video is, in seconds; each model has its own range.</summary>
    [JsonPropertyName("video_duration")]
    public int? VideoDuration { get; init; }

    /// <summary>The video's first frame, where the service finds it.</summary>
    [JsonPropertyName("video_first_frame_url")]
    public Uri? VideoFirstFrameUrl { get; init; }

    /// <summary>The video's last frame, where the service finds it.</summary>
    [JsonPropertyName("video_last_frame_url")]
    public Uri? VideoLastFrameUrl { get; init; }

    /// <summary>The picture the video starts from, where the service finds it.</summary>
    [JsonPropertyName("source_image_url")]
    public Uri? SourceImageUrl { get; init; }

    /// <summary>The video to start from, where the service finds it.</summary>
    [JsonPropertyName("input_video_url")]
    public Uri? InputVideoUrl { get; init; }

    /// <summary>The sound to follow, where the service finds it.</summary>
    [JsonPropertyName("audio_reference_url")]
    public Uri? AudioReferenceUrl { get; init; }

    /// <summary>Whether the video has sound.</summary>
    [JsonPropertyName("video_audio")]
    public bool? VideoAudio { get; init; }

    /// <summary>Pictures to refer to, where the service finds them.</summary>
    [JsonPropertyName("image_reference_urls")]
    public IReadOnlyList<Uri>? ImageReferenceUrls { get; init; }

    /// <summary>The model that enlarges the video: <c>seedvr2</c>.</summary>
    [JsonPropertyName("video_upscale_model")]
    public string? VideoUpscaleModel { get; init; }

    /// <summary>The size to enlarge to: <c>720p</c>, <c>1080p</c>, <c>2k</c>, <c>4k</c>. Default: <c>1080p</c>.</summary>
    [JsonPropertyName("video_upscale_target_resolution")]
    public string? VideoUpscaleTargetResolution { get; init; }

    /// <summary>The model that adds frames: <c>video_fps_increaser</c>.</summary>
    [JsonPropertyName("video_fps_model")]
    public string? VideoFpsModel { get; init; }

    /// <summary>The template it was made from; only noted.</summary>
    [JsonPropertyName("orig_prompt_id")]
    public long? OriginalPromptId { get; init; }

    /// <summary>The picture to start from. Sent as a file.</summary>
    [JsonIgnore]
    public AstriaFile? InputImage { get; init; }

    /// <summary>What of it to draw anew: one channel, white. Sent as a file.</summary>
    [JsonIgnore]
    public AstriaFile? MaskImage { get; init; }

    /// <summary>The video's first frame. Sent as a file.</summary>
    [JsonIgnore]
    public AstriaFile? VideoFirstFrame { get; init; }

    /// <summary>The video's last frame. Sent as a file.</summary>
    [JsonIgnore]
    public AstriaFile? VideoLastFrame { get; init; }

    /// <summary>The video to start from. Sent as a file.</summary>
    [JsonIgnore]
    public AstriaFile? InputVideo { get; init; }

    /// <summary>The sound to follow. Sent as a file.</summary>
    [JsonIgnore]
    public AstriaFile? AudioReference { get; init; }

    /// <summary>Pictures to refer to, sent as files.</summary>
    /// <value>Default: none.</value>
    [JsonIgnore]
    public IReadOnlyList<AstriaFile> ImageReferences { get; init; } = [];

    /// <summary>Parameters this version doesn't know, sent as they are.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? OtherParameters { get; set; }

    /// <summary>Reads a request from JSON, with or without its root key <c>prompt</c>. Files are not part of it.</summary>
    /// <remarks>Nothing is lost: what a member's type does not keep, such as a number sent as text, is among <see cref="OtherParameters"/>.</remarks>
    /// <param name="json">The JSON text.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static PromptRequest Parse(string json) => From(RequestReader.Unrooted(json, "prompt", "prompt request"));

    /// <summary>Writes the request as JSON, without a root key and without the files.</summary>
    /// <returns>One line of JSON, the same that <see cref="Parse"/> read.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, PromptRequestJson.Default.PromptRequest);

    internal static PromptRequest From(JsonElement json)
    {
        var request = RequestReader.Read(json, PromptRequestJson.Default.PromptRequest, out var others);
        request.OtherParameters = RequestReader.Join(request.OtherParameters, others);
        return request;
    }

    /// <summary>Finds every value that the service would refuse.</summary>
    /// <param name="target">The model it is for.</param>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<FluxFault> Validate(PromptTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return PromptRequestRules.Check(this, target);
    }

    /// <summary>What it asks for, without the text.</summary>
    /// <returns>Such as <c>PromptRequest of 4 images</c>.</returns>
    public override string ToString() => Invariant($"{nameof(PromptRequest)} of {ImageCount ?? 1} images");

    /// <summary>What the service may echo in its messages.</summary>
    internal IEnumerable<string?> Secrets => [Text, NegativePrompt, VideoPrompt];

    internal IEnumerable<(string Place, AstriaFile? File)> Files =>
    [
        (nameof(InputImage), InputImage), (nameof(MaskImage), MaskImage), (nameof(VideoFirstFrame), VideoFirstFrame), (nameof(VideoLastFrame), VideoLastFrame),
        (nameof(InputVideo), InputVideo), (nameof(AudioReference), AudioReference),
        .. (ImageReferences ?? []).Select((file, i) => (Invariant($"{nameof(ImageReferences)}[{i}]"), (AstriaFile?)file)),
    ];

    internal RequestBody AddFiles(RequestBody body, string root = "prompt") => body
        .With($"{root}[input_image]", InputImage)
        .With($"{root}[mask_image]", MaskImage)
        .With($"{root}[video_first_frame]", VideoFirstFrame)
        .With($"{root}[video_last_frame]", VideoLastFrame)
        .With($"{root}[input_video]", InputVideo)
        .With($"{root}[audio_reference]", AudioReference)
        .With($"{root}[image_references][]", ImageReferences ?? []);
}
