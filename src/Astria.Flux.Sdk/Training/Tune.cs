using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Training;

/// <summary>What a training made: on FLUX always a LoRA, in a file here or kept by a service.</summary>
/// <remarks>Its JSON form is stable. Members that a newer version of the library wrote survive reading and writing by an older
/// one.</remarks>
public sealed record Tune
{
    private static readonly IReadOnlyDictionary<string, string> NoMetadata = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The engine's name for it. For a tune of a service this is what it is drawn with.</summary>
    public required string Id { get; init; }

    /// <summary>The engine that made it, see <see cref="IFluxTrainer.Name"/>.</summary>
    public required string Engine { get; init; }

    /// <summary>The rare word that names the subject in prompts.</summary>
    public required string Token { get; init; }

    /// <summary>What was taught, such as <c>man</c> or <c>style</c>.</summary>
    public required string SubjectClass { get; init; }

    /// <summary>A title for people.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Title { get; init; }

    /// <summary>The LoRA's safetensors file.</summary>
    /// <value>Default: <see langword="null"/>, a service keeps it.</value>
    public string? FilePath { get; init; }

    /// <summary>The preset and its revision, such as <c>portrait@2025-06</c>.</summary>
    /// <value>Default: <see langword="null"/>, not known.</value>
    public string? Preset { get; init; }

    /// <summary>The number of optimizer steps it was trained for.</summary>
    /// <value>Default: <see langword="null"/>, not known.</value>
    public long? Steps { get; init; }

    /// <summary>When it was done.</summary>
    /// <value>Default: <see langword="null"/>, not known.</value>
    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>What else the engine says about it, such as the last loss or the library's version.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyDictionary<string, string> Metadata
    {
        get;
        // The serializer sets what JSON leaves out to null.
        init => field = value ?? NoMetadata;
    } = NoMetadata;

    /// <summary>Members this version doesn't know, kept as they were read.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; set; }

    /// <summary>Reads a tune that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The tune.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not the JSON of a tune; the message says where and why.</exception>
    public static Tune Parse(string json) => TrainingJson.Parse(json, TrainingJson.Default.Tune, "tune");

    /// <summary>Writes the tune as JSON.</summary>
    /// <returns>One line of JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.Tune);
}
