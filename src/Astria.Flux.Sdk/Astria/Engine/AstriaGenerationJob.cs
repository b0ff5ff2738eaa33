using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Engine;

/// <summary>The durable handle of a submitted drawing: save it, and wait on it later, from another process too.</summary>
/// <remarks>Its JSON form is stable. Members that a newer version of the library wrote survive reading and writing by an older one.</remarks>
public sealed record AstriaGenerationJob
{
    /// <summary>The engine it was submitted to.</summary>
    public required string Engine { get; init; }

    /// <summary>The prompts, in the order of their pictures; the service draws up to 8 pictures for one.</summary>
    public required IReadOnlyList<AstriaGenerationPart> Parts { get; init; }

    /// <summary>How many pictures were asked for. More than the parts have when submitting broke off.</summary>
    public required int Count { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Members this version doesn't know, kept as they were read.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; set; }

    /// <summary>Reads a handle that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not the JSON of a handle.</exception>
    public static AstriaGenerationJob Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, AstriaEngineJson.Default.AstriaGenerationJob) ?? throw new FormatException("This is not a drawing job: it is null.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"This is not a drawing job: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the handle as JSON.</summary>
    /// <returns>One line of JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, AstriaEngineJson.Default.AstriaGenerationJob);
}
