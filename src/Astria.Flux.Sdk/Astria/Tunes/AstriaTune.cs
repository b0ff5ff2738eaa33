using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;
using Astria.Flux.Astria.Prompts;

namespace Astria.Flux.Astria.Tunes;

/// <summary>A tune: photos and the weights trained from them.</summary>
[JsonConverter(typeof(AstriaObjectConverter<AstriaTune>))]
public sealed class AstriaTune : AstriaObject, IAstriaObject<AstriaTune>
{
    private AstriaTune(JsonElement json)
        : base(json)
    {
    }

    /// <summary>The tune's id.</summary>
    public long Id => RequiredWhole("id"u8);

    /// <summary>A title for people; what idempotent accounts tell tunes apart by.</summary>
    public string? Title => Text("title"u8);

    /// <summary>The class name, such as <c>man</c>; missing on some gallery models.</summary>
    public string? Name => Text("name"u8);

    /// <summary>Whether it was made by the API.</summary>
    public bool? IsApi => Flag("is_api"u8);

    /// <summary>The rare word that names the subject in prompts; missing on face references.</summary>
    public string? Token => Text("token"u8);

    /// <summary>When the training is expected to end.</summary>
    public DateTimeOffset? Eta => Time("eta"u8);

    /// <summary>Where the service reports when it is trained. Empty when none was given.</summary>
    public string? Callback => Text("callback"u8);

    /// <summary>When it was trained; <see langword="null"/> until then. There is no other sign that it is ready.</summary>
    public DateTimeOffset? TrainedAt => Time("trained_at"u8);

    /// <summary>When the training began; after a re-run this may be later than <see cref="TrainedAt"/>.</summary>
    public DateTimeOffset? StartedTrainingAt => Time("started_training_at"u8);

    /// <summary>When the service deletes it: 30 days after it was trained, more when extended.</summary>
    public DateTimeOffset? ExpiresAt => Time("expires_at"u8);

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt => Time("created_at"u8);

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt => Time("updated_at"u8);

    /// <summary>When the training failed. Not part of the documented object; read because it would say so.</summary>
    public DateTimeOffset? FailedAt => Time("failed_at"u8);

    /// <summary>What kind of weights it has; <see langword="null"/> for a checkpoint.</summary>
    public TuneModelType? ModelType => Text("model_type"u8) is { Length: > 0 } name ? new TuneModelType(name) : null;

    /// <summary>The model it was trained on.</summary>
    public long? BaseTuneId => Whole("base_tune_id"u8);

    /// <summary>The model family.</summary>
    public TuneBranch? Branch => Text("branch"u8) is { Length: > 0 } name ? new TuneBranch(name) : null;

    /// <summary>The training arguments, <c>key=value</c> separated by spaces; for FLUX the preset is in it.</summary>
    public string? Args => Text("args"u8);

    /// <summary>The number of training steps; <see langword="null"/> when the service decided.</summary>
    public int? Steps => Small("steps"u8);

    /// <summary>Whether faces were cut out of the photos.</summary>
    public bool? FaceCrop => Flag("face_crop"u8);

    /// <summary>Whether faces in the photos were repaired.</summary>
    public bool? TrainingFaceCorrect => Flag("training_face_correct"u8);

    /// <summary>Whether its storage is extended, at a price, beyond 30 days.</summary>
    public bool? AutoExtend => Flag("auto_extend"u8);

    /// <summary>What <c>{{key}}</c> in prompts is replaced by.</summary>
    public IReadOnlyDictionary<string, string> Characteristics => TextMap("characteristics"u8);

    /// <summary>The weights; never for FLUX, whose licence keeps them.</summary>
    public Uri? CheckpointUrl => Address("ckpt_url"u8);

    /// <summary>All weights; empty for FLUX.</summary>
    public IReadOnlyList<Uri> CheckpointUrls => Addresses("ckpt_urls"u8);

    /// <summary>The tune's own JSON; needs the key.</summary>
    public Uri? Url => Address("url"u8);

    /// <summary>The photos it was trained on.</summary>
    public IReadOnlyList<Uri> OriginalImages => Addresses("orig_images"u8);

    /// <summary>The prompts that were created with it.</summary>
    public IReadOnlyList<AstriaPrompt> Prompts => NestedList<AstriaPrompt>("prompts"u8);

    /// <summary>What it cost, in millicents: 100,000 are one US dollar; on the routes that tell.</summary>
    public long? CostMillicents => Whole("cost_mc"u8);

    /// <summary>Whether it is trained and can be drawn with.</summary>
    public bool IsTrained => TrainedAt is not null;

    /// <summary>Reads the JSON of a tune, as the service sends it.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The tune.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaTune Parse(string json) => new(ParseElement(json, "tune"));

    static AstriaTune IAstriaObject<AstriaTune>.From(JsonElement json) => new(json);
}
