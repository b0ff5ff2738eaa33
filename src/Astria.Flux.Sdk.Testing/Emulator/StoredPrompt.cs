using System.Globalization;
using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>A prompt of the emulated service. All its times are settled when it is created; what is seen depends on the clock.</summary>
internal sealed class StoredPrompt
{
    // The attributes by which idempotent accounts know a prompt again (Astria's documentation, overview), the model aside.
    private static readonly string[] Identity =
    [
        "text", "cfg_scale", "steps", "seed", "callback", "negative_prompt", "super_resolution", "face_correct", "ar", "num_images", "controlnet",
        "denoising_strength", "use_lpw", "controlnet_conditioning_scale", "w", "h", "hires_fix", "scheduler", "controlnet_txt2img", "inpaint_faces",
    ];

    public required long Id { get; init; }

    public required long TuneId { get; init; }

    public required JsonObject Sent { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>When it will begin; <see langword="null"/> for never, because its tune is never trained.</summary>
    public required DateTimeOffset? Started { get; init; }

    public required DateTimeOffset? Done { get; init; }

    public required long Cost { get; init; }

    public string? UserError { get; init; }

    public long? OriginalPromptId { get; init; }

    public long? BasePackId { get; init; }

    public bool Liked { get; set; }

    public int ImageCount => (int)(Wire.Whole(Sent, "num_images") ?? 1);

    public string IdentityKey => KeyOf(TuneId, Sent);

    public static string KeyOf(long tuneId, JsonObject sent) =>
        string.Join('\u001f', Identity.Select(name => sent[name]?.ToJsonString() ?? string.Empty).Prepend(tuneId.ToString(CultureInfo.InvariantCulture)));

    public bool Names(long tuneId) =>
        Text.Contains(Invariant($"<lora:{tuneId}:"), StringComparison.Ordinal) || Text.Contains(Invariant($"<faceid:{tuneId}:"), StringComparison.Ordinal);

    public JsonObject ToJson(DateTimeOffset now, string site)
    {
        var done = Done <= now ? Done : null;
        var json = new JsonObject
        {
            ["id"] = Id,
            ["callback"] = Wire.Text(Sent, "callback"),
            ["trained_at"] = Wire.Time(done),
            ["started_training_at"] = Wire.Time(Started <= now ? Started : null),
            ["created_at"] = Wire.Time(Created),
            ["updated_at"] = Wire.Time(done?.AddMilliseconds(80) ?? Created),
            ["tune_id"] = TuneId,
            ["text"] = Text,
            ["negative_prompt"] = Wire.Text(Sent, "negative_prompt") ?? string.Empty,

            // As the service does: a number goes in, text comes out.
            ["cfg_scale"] = Sent["cfg_scale"] is { } scale ? decimal.Parse(scale.ToString(), CultureInfo.InvariantCulture).ToString("0.0#", CultureInfo.InvariantCulture) : null,
            ["steps"] = Wire.Whole(Sent, "steps"),
            ["super_resolution"] = Wire.Flag(Sent, "super_resolution") ?? false,
            ["ar"] = Wire.Text(Sent, "ar") ?? "1:1",
            ["num_images"] = ImageCount,
            ["seed"] = Wire.Whole(Sent, "seed"),
            ["controlnet_conditioning_scale"] = Sent["controlnet_conditioning_scale"]?.DeepClone(),
            ["controlnet_txt2img"] = Wire.Flag(Sent, "controlnet_txt2img") ?? false,
            ["denoising_strength"] = Sent["denoising_strength"]?.DeepClone(),
            ["style"] = Wire.Text(Sent, "style"),
            ["url"] = Invariant($"{site}/tunes/{TuneId}/prompts/{Id}.json"),
            ["images"] = Images(done is not null && UserError is null ? ImageCount : 0, site),
            ["w"] = Wire.Whole(Sent, "w"),
            ["h"] = Wire.Whole(Sent, "h"),
            ["cost_mc"] = Cost,
            ["liked"] = Liked,
        };
        if (OriginalPromptId is { } original) json["orig_prompt_id"] = original;
        if (BasePackId is { } pack) json["base_pack_id"] = pack;
        if (done is not null && UserError is { } error) json["user_error"] = error;
        return json;
    }

    /// <summary>The ten keys of a callback.</summary>
    public JsonObject ToCallback(DateTimeOffset now, string site) => Wire.Only(
        ToJson(now, site), "id", "text", "negative_prompt", "steps", "tune_id", "trained_at", "started_training_at", "created_at", "updated_at", "images");

    // Not in order of index, as the service does: the last comes first.
    private JsonArray Images(int count, string site) =>
        new([.. Enumerable.Range(0, count).Select(i => (i + count - 1) % count).Select(i => (JsonNode)Invariant($"{site}/pictures/redirect/{Id}-{i}.png"))]);
}
