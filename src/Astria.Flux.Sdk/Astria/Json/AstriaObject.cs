using System.Globalization;
using System.Text.Json;

namespace Astria.Flux.Astria.Json;

/// <summary>An object as the service sent it: typed members to read, and the JSON itself, so that nothing it said is lost.</summary>
/// <remarks>
/// <para>Members are read from the JSON when they are asked for, and forgive what the service is known to vary: numbers sent as text, missing keys,
/// dates with and without milliseconds. A key that is missing, null or of an unexpected kind reads as <see langword="null"/> or empty.</para>
/// <para>Immutable and thread-safe. Writing one gives the JSON it was read from: unknown keys, explicit nulls and number formats included.</para>
/// </remarks>
public abstract class AstriaObject
{
    private protected AstriaObject(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException($"The service's answer is JSON of the kind {json.ValueKind}, where an object was expected.");
        Json = json;
    }

    /// <summary>Everything the service sent, known to this version or not.</summary>
    public JsonElement Json { get; }

    /// <summary>Writes the object as it was read.</summary>
    /// <returns>One line of JSON, when the service sent one.</returns>
    public string ToJson() => Json.GetRawText();

    /// <summary>The type and the id; never prompts, addresses or names.</summary>
    /// <returns>Such as <c>AstriaTune 2696108</c>.</returns>
    public override string ToString() => Whole("id"u8) is { } id ? Invariant($"{GetType().Name} {id}") : GetType().Name;

    private protected static JsonElement ParseElement(string json, string what)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not the JSON of a {what}: {exception.Message}", exception);
        }
    }

    private protected bool Has(ReadOnlySpan<byte> name) => Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private protected string? Text(ReadOnlySpan<byte> name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private protected string RequiredText(ReadOnlySpan<byte> name) => Text(name) ?? string.Empty;

    private protected long? Whole(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
            JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,

            // 300.0 is a whole number too, however it is written.
            _ => Number(name) is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null,
        };
    }

    private protected int? Small(ReadOnlySpan<byte> name) => Whole(name) is { } whole and >= int.MinValue and <= int.MaxValue ? (int)whole : null;

    private protected long RequiredWhole(ReadOnlySpan<byte> name) =>
        Whole(name) ?? throw new FormatException($"The service's answer has no '{System.Text.Encoding.UTF8.GetString(name)}'.");

    private protected decimal? Number(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
            JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }

    private protected bool? Flag(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
            _ => null,
        };
    }

    // ISO 8601 is what the service sends; Rails' own form ("2024-09-29 16:00:43 UTC") is forgiven.
    private protected DateTimeOffset? Time(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String) return null;
        if (value.TryGetDateTimeOffset(out var time)) return time;
        var text = value.GetString()!.Replace(" UTC", "Z", StringComparison.Ordinal);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) ? time : null;
    }

    private protected Uri? Address(ReadOnlySpan<byte> name) => Uri.TryCreate(Text(name), UriKind.Absolute, out var address) ? address : null;

    // An entry may be an object with the address in "url": one client tolerates it, so do we.
    private protected IReadOnlyList<Uri> Addresses(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) return [];
        var addresses = new List<Uri>(list.GetArrayLength());
        foreach (var entry in list.EnumerateArray())
        {
            var text = entry.ValueKind switch
            {
                JsonValueKind.String => entry.GetString(),
                JsonValueKind.Object when entry.TryGetProperty("url"u8, out var url) && url.ValueKind == JsonValueKind.String => url.GetString(),
                _ => null,
            };
            if (Uri.TryCreate(text, UriKind.Absolute, out var address)) addresses.Add(address);
        }

        return addresses;
    }

    private protected IReadOnlyList<long> Wholes(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) return [];
        return [.. list.EnumerateArray().Select(WholeOf).OfType<long>()];
    }

    private protected static long? WholeOf(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var whole) ? whole : null;

    private protected IReadOnlyList<string> Texts(ReadOnlySpan<byte> name)
    {
        if (!Json.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) return [];
        return [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!)];
    }

    private protected IReadOnlyDictionary<string, string> TextMap(ReadOnlySpan<byte> name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!Json.TryGetProperty(name, out var entries) || entries.ValueKind != JsonValueKind.Object) return map;
        foreach (var entry in entries.EnumerateObject())
            map[entry.Name] = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText();
        return map;
    }

    private protected T? Nested<T>(ReadOnlySpan<byte> name)
        where T : AstriaObject, IAstriaObject<T> =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? T.From(value) : null;

    private protected IReadOnlyList<T> NestedList<T>(ReadOnlySpan<byte> name)
        where T : AstriaObject, IAstriaObject<T> => Json.TryGetProperty(name, out var list) ? ListOf<T>(list) : [];

    private protected static IReadOnlyList<T> ListOf<T>(JsonElement list)
        where T : AstriaObject, IAstriaObject<T> =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object).Select(T.From)] : [];

    /// <summary>An object whose keys are names, such as classes; entries that can't be read are left out.</summary>
    private protected IReadOnlyDictionary<string, T> ByName<T>(ReadOnlySpan<byte> name, Func<JsonElement, T?> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!Json.TryGetProperty(name, out var json) || json.ValueKind != JsonValueKind.Object) return entries;
        foreach (var entry in json.EnumerateObject())
        {
            if (read(entry.Value) is { } value) entries[entry.Name] = value;
        }

        return entries;
    }

    private protected static T? ObjectOf<T>(JsonElement json)
        where T : AstriaObject, IAstriaObject<T> => json.ValueKind == JsonValueKind.Object ? T.From(json) : null;
}
