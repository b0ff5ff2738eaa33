using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Json;

/// <summary>Lets an app write and read the service's objects in JSON of its own.</summary>
internal sealed class AstriaObjectConverter<T> : JsonConverter<T>
    where T : AstriaObject, IAstriaObject<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind == JsonValueKind.Object ? T.From(json) : throw new JsonException($"Expected an object, found {json.ValueKind}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.Json.WriteTo(writer);
}
