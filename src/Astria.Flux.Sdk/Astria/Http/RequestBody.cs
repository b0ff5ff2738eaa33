using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Astria.Flux.Astria.Http;

/// <summary>What a request says, ready to be written as JSON, or as a form when there are files.</summary>
internal sealed class RequestBody
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json") { CharSet = "utf-8" };

    private readonly byte[] _json;
    private readonly List<FormFile> _files = [];

    private RequestBody(byte[] json) => _json = json;

    public static RequestBody Empty { get; } = new("{}"u8.ToArray());

    public bool HasFiles => _files.Count > 0;

    /// <summary>What messages of the service may echo and must not reach errors: prompts, titles.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>A value under a root key, with more members beside the root.</summary>
    public static RequestBody Of<T>(string root, T value, JsonTypeInfo<T> type, IEnumerable<string?>? secrets = null, params ReadOnlySpan<(string Name, long? Value)> beside)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(root);
            JsonSerializer.Serialize(writer, value, type);
            foreach (var (name, number) in beside)
            {
                if (number is { } given) writer.WriteNumber(name, given);
            }

            writer.WriteEndObject();
        }

        return new(buffer.ToArray()) { Secrets = [.. (secrets ?? []).OfType<string>().Where(secret => !string.IsNullOrWhiteSpace(secret))] };
    }

    /// <summary>A value without a root key.</summary>
    public static RequestBody Bare<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    public RequestBody With(string key, AstriaFile? file)
    {
        if (file is not null) _files.Add(new(key, file));
        return this;
    }

    public RequestBody With(string key, IEnumerable<AstriaFile> files)
    {
        _files.AddRange(files.Select(file => new FormFile(key, file)));
        return this;
    }

    /// <summary>New content for one attempt.</summary>
    public HttpContent ToContent()
    {
        if (HasFiles) return new MultipartForm(FormFields.Of(_json), _files);
        var content = new ByteArrayContent(_json);
        content.Headers.ContentType = JsonType;
        return content;
    }
}
