using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>Reads and writes values of the emulated API.</summary>
internal static class Wire
{
    public static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static long? Whole(JsonObject from, string name) =>
        from[name] is JsonValue value && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (long)number : null;

    public static decimal? Number(JsonObject from, string name) =>
        from[name] is JsonValue value && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool? Flag(JsonObject from, string name) => (from[name] as JsonValue)?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Only(JsonObject json, params ReadOnlySpan<string> names)
    {
        var chosen = new JsonObject();
        foreach (var name in names)
            chosen[name] = json[name]?.DeepClone();
        return chosen;
    }
}
