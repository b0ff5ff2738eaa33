using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Reads form fields the way Rails does: <c>a[b]</c> is an object, <c>a[]</c> a list, <c>a[][b]</c> or <c>a[0][b]</c> a list of objects.</summary>
internal static class RailsForm
{
    // What the API has as numbers and as booleans; everything else in a form is text.
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "num_images", "seed", "w", "h", "steps", "cfg_scale", "denoising_strength", "controlnet_conditioning_scale", "base_tune_id", "tune_id", "pack_id",
        "base_pack_id", "orig_prompt_id", "workspace_id", "backend_version", "lora_scale", "tune_ids", "prompt_ids", "image_index", "video_duration",
    };

    public static JsonObject Read(IFormCollection form)
    {
        var root = new JsonObject();
        foreach (var (key, values) in form)
        {
            foreach (var value in values)
                Set(root, Segments(key), value ?? string.Empty);
        }

        foreach (var file in form.Files)
            Set(root, Segments(file.Name), "file:" + file.FileName);
        return root;
    }

    private static string[] Segments(string key) => key.Replace("]", string.Empty, StringComparison.Ordinal).Split('[');

    private static void Set(JsonObject target, ReadOnlySpan<string> segments, string value)
    {
        var name = segments[0];
        if (segments.Length == 1)
        {
            target[name] = Typed(name, value);
        }
        else if (segments[1].Length == 0 || int.TryParse(segments[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            var list = target[name] as JsonArray ?? [];
            target[name] ??= list;
            if (segments.Length == 2) list.Add(Typed(name, value));
            else Set(Element(list, segments), segments[2..], value);
        }
        else
        {
            var inner = target[name] as JsonObject ?? [];
            target[name] ??= inner;
            Set(inner, segments[1..], value);
        }
    }

    // Without an index, a key that the last element already has begins the next, as Rack does it.
    private static JsonObject Element(JsonArray list, ReadOnlySpan<string> segments)
    {
        if (int.TryParse(segments[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            while (list.Count <= index) list.Add((JsonNode)new JsonObject());
            return (JsonObject)list[index]!;
        }

        if (list.Count > 0 && list[^1] is JsonObject last && !(segments.Length == 3 && last.ContainsKey(segments[2]))) return last;
        var added = new JsonObject();
        list.Add((JsonNode)added);
        return added;
    }

    private static JsonNode? Typed(string name, string value) => value switch
    {
        "true" => true,
        "false" => false,
        _ when Numbers.Contains(name) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => value,
    };
}
