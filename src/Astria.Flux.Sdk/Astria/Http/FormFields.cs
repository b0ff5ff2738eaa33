using System.Text.Json;

namespace Astria.Flux.Astria.Http;

/// <summary>Writes JSON as form fields, the way Rails reads them: <c>tune[title]</c>, <c>tune[image_urls][]</c>, <c>tune[prompts_attributes][0][text]</c>.</summary>
internal static class FormFields
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var member in document.RootElement.EnumerateObject())
            Add(fields, member.Name, member.Value);
        return fields;
    }

    private static void Add(List<KeyValuePair<string, string>> fields, string key, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Add(fields, $"{key}[{member.Name}]", member.Value);
                break;
            case JsonValueKind.Array:
                // Objects get an index: without one Rack has to guess where the next begins.
                var index = 0;
                foreach (var entry in value.EnumerateArray())
                    Add(fields, entry.ValueKind == JsonValueKind.Object ? Invariant($"{key}[{index++}]") : $"{key}[]", entry);
                break;
            case JsonValueKind.String:
                fields.Add(new(key, value.GetString()!));
                break;
            case JsonValueKind.Null:
                break;
            default:
                fields.Add(new(key, value.GetRawText()));
                break;
        }
    }
}
