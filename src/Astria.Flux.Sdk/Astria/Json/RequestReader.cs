using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Astria.Flux.Astria.Json;

/// <summary>Reads requests that were stored or recorded so that writing them gives the same JSON again.</summary>
/// <remarks>A member whose value does not survive its type (a number sent as text, an explicit null) is kept as JSON among the other parameters.</remarks>
internal static class RequestReader
{
    /// <summary>Reads an object; <paramref name="others"/> has the members that go to the other parameters, <see langword="null"/> when all fit.</summary>
    public static T Read<T>(JsonElement json, JsonTypeInfo<T> type, out Dictionary<string, JsonElement>? others)
        where T : class
    {
        others = null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject())
            {
                if (Survives(member, type)) member.WriteTo(writer);
                else (others ??= new(StringComparer.Ordinal))[member.Name] = member.Value.Clone();
            }

            writer.WriteEndObject();
        }

        return JsonSerializer.Deserialize(buffer.WrittenSpan, type)!;
    }

    /// <summary>The object itself, or the one under a root key that stands alone, as the service takes both.</summary>
    public static JsonElement Unrooted(string json, string root, string what)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            var element = document.RootElement;
            if (element.ValueKind != JsonValueKind.Object) throw new FormatException($"This is not the JSON of a {what}, but of the kind {element.ValueKind}.");
            var inner = element.EnumerateObject().Count() == 1 && element.TryGetProperty(root, out var under) && under.ValueKind == JsonValueKind.Object ? under : element;
            return inner.Clone();
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not the JSON of a {what}: {exception.Message}", exception);
        }
    }

    /// <summary>What is known and what is not, together.</summary>
    public static IDictionary<string, JsonElement>? Join(IDictionary<string, JsonElement>? known, Dictionary<string, JsonElement>? more)
    {
        if (more is null) return known;
        foreach (var (name, value) in known ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal)) more[name] = value;
        return more;
    }

    private static bool Survives<T>(JsonProperty member, JsonTypeInfo<T> type)
        where T : class
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            member.WriteTo(writer);
            writer.WriteEndObject();
        }

        try
        {
            var written = JsonSerializer.SerializeToElement(JsonSerializer.Deserialize(buffer.WrittenSpan, type)!, type);
            return written.TryGetProperty(member.Name, out var again) && JsonIdentity.Same(member.Value, again);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return false;
        }
    }
}
