using System.Text.Json;

namespace Astria.Flux.Astria.Prompts;

/// <summary>Tells whether a prompt of the service is the one a request asked for.</summary>
/// <remarks>By the attributes that idempotent accounts compare (Astria's documentation, overview), as far as both sides have them.</remarks>
internal static class PromptMatch
{
    private static readonly string[] Attributes =
    [
        "text", "cfg_scale", "steps", "seed", "callback", "negative_prompt", "super_resolution", "face_correct", "ar", "num_images", "controlnet",
        "denoising_strength", "use_lpw", "controlnet_conditioning_scale", "w", "h", "hires_fix", "scheduler", "controlnet_txt2img", "inpaint_faces",
    ];

    public static bool Is(AstriaPrompt prompt, PromptRequest request) => Is(prompt, JsonSerializer.SerializeToElement(request, PromptRequestJson.Default.PromptRequest), null);

    /// <summary>Whether it is a copy of another with some attributes overridden.</summary>
    public static bool IsCopy(AstriaPrompt prompt, AstriaPrompt original, PromptRequest? overrides) =>
        prompt.Id != original.Id
        && Is(prompt, JsonSerializer.SerializeToElement(overrides ?? new(), PromptRequestJson.Default.PromptRequest), original.Json);

    private static bool Is(AstriaPrompt prompt, JsonElement request, JsonElement? original)
    {
        foreach (var attribute in Attributes)
        {
            if (!request.TryGetProperty(attribute, out var wanted) && original?.TryGetProperty(attribute, out wanted) is not true) continue;
            if (prompt.Json.TryGetProperty(attribute, out var has) && !Same(wanted, has)) return false;
        }

        return true;
    }

    // Numbers come back as text, and what was left empty as null.
    private static bool Same(JsonElement wanted, JsonElement has)
    {
        var (left, right) = (Plain(wanted), Plain(has));
        return left == right
            || (decimal.TryParse(left, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var a)
                && decimal.TryParse(right, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var b) && a == b);
    }

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => string.Empty,
        _ => value.GetRawText(),
    };
}
