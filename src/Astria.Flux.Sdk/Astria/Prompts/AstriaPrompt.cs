using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>A prompt: pictures asked for, and the pictures once they are drawn.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaPrompt>))]
public sealed class AstriaPrompt : AstriaObject, IAstriaObject<AstriaPrompt>
{
    private AstriaPrompt(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The prompt's id.</summary>
    public long Id => RequiredWhole("id"u8);

    /// <summary>The tune it was posted to: for FLUX the base model, with the LoRA named in the text.</summary>
    public long? TuneId => Whole("tune_id"u8);

    /// <summary>The text as it was sent, LoRA tokens and flags included.</summary>
    public new string Text => RequiredText("text"u8);

    /// <summary>What was not to be seen; empty on FLUX, which knows no negatives.</summary>
    public string? NegativePrompt => Text("negative_prompt"u8);

    /// <summary>Where the service reports when it is done. Empty when none was given.</summary>
    public string? Callback => Text("callback"u8);

    /// <summary>When it was done; <see langword="null"/> until then.</summary>
    public DateTimeOffset? TrainedAt => Time("trained_at"u8);

    /// <summary>When the drawing began; <see langword="null"/> while it is queued.</summary>
    public DateTimeOffset? StartedAt => Time("started_training_at"u8);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => Time("created_at"u8);

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt => Time("updated_at"u8);

    /// <summary>Guidance; the service sends it as text or as a number.</summary>
    public decimal? CfgScale => Number("cfg_scale"u8);

    /// <summary>Sampling steps; <see langword="null"/> for the model's own number.</summary>
    public int? Steps => Small("steps"u8);

    /// <summary>Where chance started from; picture n started from <c>Seed + n</c>.</summary>
    public long? Seed => Whole("seed"u8);

    /// <summary>How many pictures were asked for.</summary>
    public int? ImageCount => Small("num_images"u8);

    /// <summary>The width in pixels, on the routes that tell.</summary>
    public int? Width => Small("w"u8);

    /// <summary>The height in pixels, on the routes that tell.</summary>
    public int? Height => Small("h"u8);

    /// <summary>The shape that was asked for.</summary>
    public PromptAspectRatio? AspectRatio => Text("aspect_ratio"u8) is { Length: > 0 } name ? new PromptAspectRatio(name) : null;

    /// <summary>The shape in the older vocabulary: <c>1:1</c>, <c>portrait</c>, <c>16:9</c>, <c>landscape</c>.</summary>
    public string? LegacyAspectRatio => Text("ar"u8);

    /// <summary>The size class, for models that have one.</summary>
    public PromptResolution? Resolution => Text("resolution"u8) is { Length: > 0 } name ? new PromptResolution(name) : null;

    /// <summary>The sampler.</summary>
    public PromptScheduler? Scheduler => Text("scheduler"u8) is { Length: > 0 } name ? new PromptScheduler(name) : null;

    /// <summary>Whether the pictures are enlarged.</summary>
    public bool? SuperResolution => Flag("super_resolution"u8);

    /// <summary>Whether details are drawn again after enlarging.</summary>
    public bool? HiresFix => Flag("hires_fix"u8);

    /// <summary>Whether faces are drawn again.</summary>
    public bool? InpaintFaces => Flag("inpaint_faces"u8);

    /// <summary>Whether faces are repaired.</summary>
    public bool? FaceCorrect => Flag("face_correct"u8);

    /// <summary>Whether faces are swapped for those of the training photos.</summary>
    public bool? FaceSwap => Flag("face_swap"u8);

    /// <summary>Whether weights in the text count; never on FLUX.</summary>
    public bool? UseWeightedPrompts => Flag("use_lpw"u8);

    /// <summary>The ready-made style.</summary>
    public PromptStyle? Style => Text("style"u8) is { Length: > 0 } name ? new PromptStyle(name) : null;

    /// <summary>The film's colours.</summary>
    public PromptColorGrading? ColorGrading => Text("color_grading"u8) is { Length: > 0 } name ? new PromptColorGrading(name) : null;

    /// <summary>Whether grain is added.</summary>
    public bool? FilmGrain => Flag("film_grain"u8);

    /// <summary>Whether the service lengthens the text.</summary>
    public bool? PromptExpansion => Flag("prompt_expansion"u8);

    /// <summary>A label to group by.</summary>
    public string? Theme => Text("theme"u8);

    /// <summary>The version of the drawing backend; FLUX runs on 0.</summary>
    public int? BackendVersion => Small("backend_version"u8);

    /// <summary>The picture it starts from.</summary>
    public Uri? InputImage => Address("input_image"u8);

    /// <summary>What of it is drawn anew: white.</summary>
    public Uri? MaskImage => Address("mask_image"u8);

    /// <summary>What of the input picture steers the drawing.</summary>
    public PromptControl? Control => Text("controlnet"u8) is { Length: > 0 } name ? new PromptControl(name) : null;

    /// <summary>How strongly it steers, 0 to 1.</summary>
    public decimal? ControlConditioningScale => Number("controlnet_conditioning_scale"u8);

    /// <summary>Whether the hint is used for text to image.</summary>
    public bool? ControlTextToImage => Flag("controlnet_txt2img"u8);

    /// <summary>0 keeps the input picture, 1 follows the text.</summary>
    public decimal? DenoisingStrength => Number("denoising_strength"u8);

    /// <summary>The pack whose template it is.</summary>
    public long? PackId => Whole("pack_id"u8);

    /// <summary>The pack it was made from.</summary>
    public long? BasePackId => Whole("base_pack_id"u8);

    /// <summary>The template it was made from.</summary>
    public long? OriginalPromptId => Whole("orig_prompt_id"u8);

    /// <summary>The order it belongs to.</summary>
    public long? OrderId => Whole("order_id"u8);

    /// <summary>The workspace it belongs to.</summary>
    public long? WorkspaceId => Whole("workspace_id"u8);

    /// <summary>What it cost, in millicents: 100,000 are one US dollar.</summary>
    public long? CostMillicents => Whole("cost_mc"u8);

    /// <summary>Why nothing was drawn, for the one who asked.</summary>
    public string? UserError => Text("user_error"u8);

    /// <summary>How long it takes in all, in seconds, only while it is drawn.</summary>
    public decimal? ProgressExpectedSeconds => Number("progress_timing_seconds"u8);

    /// <summary>How long it has taken, in seconds, only while it is drawn.</summary>
    public decimal? ProgressElapsedSeconds => Number("progress_elapsed_seconds"u8);

    /// <summary>Whether it is liked.</summary>
    public bool? Liked => Flag("liked"u8);

    /// <summary>How many like it.</summary>
    public int? LikeCount => Small("prompt_likes_count"u8);

    /// <summary>The prompt's own JSON; needs the key, and is no picture.</summary>
    public Uri? Url => Address("url"u8);

    /// <summary>The pictures, in the order the service sent them, which is not that of their index. Empty until it is done.</summary>
    public IReadOnlyList<Uri> Images => Addresses("images"u8);

    /// <summary>Whether nothing is drawn, only enlarged.</summary>
    public bool? OnlyUpscale => Flag("only_upscale"u8);

    /// <summary>Whether it is enlarged in tiles.</summary>
    public bool? TiledUpscale => Flag("tiled_upscale"u8);

    /// <summary>Whether it shows several taught people.</summary>
    public bool? IsMultiPerson => Flag("is_multiperson"u8);

    /// <summary>The pictures it refers to.</summary>
    public IReadOnlyList<Uri> ImageReferences => Addresses("image_references"u8);

    /// <summary>The video model, when a video was asked for.</summary>
    public string? VideoModel => Text("video_model"u8);

    /// <summary>What happens in the video.</summary>
    public string? VideoPrompt => Text("video_prompt"u8);

    /// <summary>Intermediate pictures, when <see cref="PromptFilter.Expand"/> asks for <c>debug_images</c>.</summary>
    public IReadOnlyList<Uri> DebugImages => Addresses("debug_images"u8);

    /// <summary>The names of the intermediate pictures.</summary>
    public IReadOnlyList<string> DebugFileNames => Texts("debug_filenames"u8);

    /// <summary>How the intermediate pictures are encoded.</summary>
    public IReadOnlyList<string> DebugContentTypes => Texts("debug_content_types"u8);

    /// <summary>How the pictures are encoded, on the routes that tell.</summary>
    public IReadOnlyList<string> ContentTypes => Texts("content_types"u8);

    /// <summary>Whether nothing will change any more: there are pictures, an error, or a time when it was done.</summary>
    /// <remarks>The official tools look at two of the three each; any one of them settles it.</remarks>
    public bool IsSettled => TrainedAt is not null || HasFailed || Images.Count > 0;

    /// <summary>Whether it ended with an error for the user.</summary>
    public bool HasFailed => !string.IsNullOrEmpty(UserError);

    /// <summary>Reads the JSON of a prompt, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The prompt.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaPrompt Parse(string json) => new(ParseElement(json, "prompt"));

    static AstriaPrompt IAstriaObject<AstriaPrompt>.From(JsonElement json) => new(json);
}
