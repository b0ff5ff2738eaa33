using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Json;

/// <summary>Writes and reads open names as they are, known or not.</summary>
internal sealed class OpenNameConverter<T> : JsonConverter<T>
    where T : struct, IOpenName<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? T.From(reader.GetString()!) : throw new JsonException($"Expected a name, found {reader.TokenType}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
