using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>A tune of the emulated service. All its times are settled when it is created; what is seen depends on the clock.</summary>
internal sealed class StoredTune
{
    public required long Id { get; init; }

    /// <summary>What was sent, with types as in JSON.</summary>
    public required JsonObject Sent { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset? Eta { get; init; }

    /// <summary>When it will be trained; <see langword="null"/> for never.</summary>
    public required DateTimeOffset? Trained { get; init; }

    public required int Steps { get; init; }

    public required long Cost { get; init; }

    public required int ImageCount { get; init; }

    public string? Title => Wire.Text(Sent, "title");

    public string? ModelType => Wire.Text(Sent, "model_type");

    public string Branch => Wire.Text(Sent, "branch") ?? (Wire.Whole(Sent, "base_tune_id") == 1504944 ? "flux1" : "sd15");

    public string? Token => ModelType == "faceid" ? null : Wire.Text(Sent, "token") ?? (Branch is "flux1" or "sdxl1" ? "ohwx" : "sks");

    public JsonObject ToJson(DateTimeOffset now, string site)
    {
        var trained = Trained <= now ? Trained : null;
        var started = ModelType == "faceid" ? trained : Created.AddSeconds(1) <= now ? Created.AddSeconds(1) : (DateTimeOffset?)null;
        var extended = Wire.Flag(Sent, "auto_extend") is true ? 60 : 30;
        return new()
        {
            ["id"] = Id,
            ["title"] = Title,
            ["name"] = Wire.Text(Sent, "name"),
            ["is_api"] = true,
            ["token"] = Token,
            ["eta"] = Wire.Time(Eta),
            ["callback"] = Wire.Text(Sent, "callback"),
            ["trained_at"] = Wire.Time(trained),
            ["started_training_at"] = Wire.Time(started),
            ["expires_at"] = Wire.Time(trained?.AddDays(extended)),
            ["created_at"] = Wire.Time(Created),
            ["model_type"] = ModelType,
            ["updated_at"] = Wire.Time(trained ?? started ?? Created),
            ["base_tune_id"] = Wire.Whole(Sent, "base_tune_id"),
            ["branch"] = Branch,
            ["args"] = Wire.Text(Sent, "preset") is { } preset ? $"preset={preset}" : Wire.Text(Sent, "args"),
            ["steps"] = Steps,
            ["face_crop"] = Wire.Flag(Sent, "face_crop") ?? false,
            ["ckpt_url"] = null,
            ["ckpt_urls"] = new JsonArray(),
            ["url"] = Invariant($"{site}/tunes/{Id}.json"),
            ["orig_images"] = new JsonArray([.. Enumerable.Range(0, ImageCount).Select(i => (JsonNode)Invariant($"{site}/pictures/{Id}-{i}"))]),
        };
    }

    /// <summary>The nine keys of a callback.</summary>
    public JsonObject ToCallback(DateTimeOffset now, string site) => Wire.Only(
        ToJson(now, site), "id", "title", "name", "steps", "trained_at", "started_training_at", "created_at", "updated_at", "expires_at");
}
