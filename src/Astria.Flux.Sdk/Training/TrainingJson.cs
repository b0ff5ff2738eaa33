using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Astria.Flux.Training;

/// <summary>How jobs and tunes are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TrainingJob))]
[JsonSerializable(typeof(Tune))]
internal sealed partial class TrainingJson : JsonSerializerContext
{
    /// <summary>Reads a value, with an error that says what was being read.</summary>
    public static T Parse<T>(string json, JsonTypeInfo<T> type, string what)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new FormatException($"This is not a {what}: it is null.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not a {what}: {exception.Message}", exception);
        }
    }
}
