using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Astria.Flux.Tests.Astria.Contracts;

/// <summary>What a file of payloads holds: JSON (one text or several, with comments, after the head of an HTTP message), form fields, or words.</summary>
internal sealed record Payload(string Name, IReadOnlyList<JsonElement> Json, IReadOnlyList<KeyValuePair<string, string>> Fields, string Text)
{
    public static Payload Load(string file)
    {
        var text = File.ReadAllText(file).Trim();
        var json = ReadJson(text) ?? ReadJson(AfterHead(text)) ?? [];
        return new(Path.GetFileName(file), json, json.Count == 0 ? ReadFields(text) : [], text);
    }

    private static List<JsonElement>? ReadJson(string text)
    {
        if (text.Length == 0) return null;
        var values = new List<JsonElement>();
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(text), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true });
        try
        {
            while (reader.Read()) values.Add(Plain(JsonElement.ParseValue(ref reader)));
            return values;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Without comments and white space, which are nobody's to keep.
    private static JsonElement Plain(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) json.WriteTo(writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static string AfterHead(string text)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, line => line.TrimStart() is ['{' or '[', ..]);
        return start <= 0 ? string.Empty : string.Join('\n', lines[start..]);
    }

    // a[b]=c, joined by & or a line each; values that begin with @ are files.
    private static List<KeyValuePair<string, string>> ReadFields(string text)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var pair in text.Split('\n').SelectMany(line => line.Trim().Split("&", StringSplitOptions.RemoveEmptyEntries)))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = equals > 0 ? Uri.UnescapeDataString(pair[..equals]) : string.Empty;
            if (key.Contains('[', StringComparison.Ordinal) && key.EndsWith(']') && !key.Contains(' ', StringComparison.Ordinal)) fields.Add(new(key, pair[(equals + 1)..]));
        }

        return fields;
    }
}
