using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>What the service makes of what it is sent, before it does anything.</summary>
internal static class SentRules
{
    // Astria's documentation, FLUX fine-tuning: 27 or 100 for each image, at least 300. What focus does isn't published.
    public static long DefaultSteps(string? preset, int images) => preset switch
    {
        null => Math.Max(300, 100L * images),
        "flux-lora-focus" => 300,
        _ => Math.Max(300, 27L * images),
    };

    // Text files are captions, not photos.
    public static int ImageCount(JsonObject sent) =>
        ((sent["images"] as JsonArray)?.Count(file => file?.ToString().EndsWith(".txt", StringComparison.OrdinalIgnoreCase) is not true) ?? 0)
        + ((sent["image_urls"] as JsonArray)?.Count ?? 0);

    /// <summary>Why a tune is refused.</summary>
    public static List<(string Member, string Problem)> OfTune(JsonObject sent)
    {
        var problems = new List<(string Member, string Problem)>();
        foreach (var name in (string[])["title", "name"])
        {
            if (string.IsNullOrWhiteSpace(Wire.Text(sent, name))) problems.Add((name, "can't be blank"));
        }

        if (ImageCount(sent) == 0) problems.Add(("images", "can't be blank"));
        return problems;
    }

    /// <summary>Why a prompt is refused.</summary>
    public static List<(string Member, string Problem)> OfPrompt(long pathTuneId, StoredTune? tune, JsonObject sent)
    {
        var problems = new List<(string Member, string Problem)>();
        var text = Wire.Text(sent, "text");
        if (string.IsNullOrWhiteSpace(text) && sent["video_model"] is null) problems.Add(("text", "can't be blank"));
        if (pathTuneId != BaseModels.Flux1Dev && tune?.Branch != "flux1") return problems;
        if (tune is { Token: { } token } && Wire.Text(tune.Sent, "name") is { } name
            && text?.Contains($"{token} {name}", StringComparison.OrdinalIgnoreCase) is not true)
            problems.Add(("text", $"must include `{token} {name}`"));
        if (Wire.Number(sent, "cfg_scale") >= 5) problems.Add(("cfg_scale", "must be less than 5"));
        if (!string.IsNullOrEmpty(Wire.Text(sent, "negative_prompt"))) problems.Add(("negative_prompt", "not supported on Flux"));
        return problems;
    }
}
