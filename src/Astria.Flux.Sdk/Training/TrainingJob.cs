using System.Text.Json;
using System.Text.Json.Serialization;

namespace Astria.Flux.Training;

/// <summary>The durable handle of a submitted training: save it, and wait on it later, from another process too.</summary>
/// <remarks>Its JSON form is stable. Members that a newer version of the library wrote survive reading and writing by an older
/// one.</remarks>
public sealed record TrainingJob
{
    /// <summary>The engine's name for the job.</summary>
    public required string Id { get; init; }

    /// <summary>The engine it was submitted to, see <see cref="IFluxTrainer.Name"/>.</summary>
    public required string Engine { get; init; }

    /// <summary>The preset and its revision, such as <c>portrait@2025-06</c>.</summary>
    public required string Preset { get; init; }

    /// <summary>What the preset's name stood for: its expansion as canonical JSON, see <see cref="Presets.PresetExpansion.Json"/>.</summary>
    /// <value>Default: <see langword="null"/>, an older version of the library submitted it.</value>
    public string? PresetJson { get; init; }

    /// <summary>The fingerprint of <see cref="PresetJson"/>, see <see cref="Presets.PresetExpansion.Sha256"/>.</summary>
    /// <value>Default: <see langword="null"/>, an older version of the library submitted it.</value>
    public string? PresetSha256 { get; init; }

    /// <summary>The LoRA's values as canonical JSON, where the caller chose others than the preset's, see <see cref="Planning.TrainingPlan.LoraJson"/>.</summary>
    /// <value>Default: <see langword="null"/>, they are the preset's.</value>
    public string? LoraJson { get; init; }

    /// <summary>The number of optimizer steps; <see langword="null"/> while only the engine knows.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public long? Steps { get; init; }

    /// <summary>The rare word that names the subject in prompts.</summary>
    public required string Token { get; init; }

    /// <summary>What is taught, such as <c>man</c> or <c>style</c>.</summary>
    public required string SubjectClass { get; init; }

    /// <summary>A title for people.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Title { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Members this version doesn't know, kept as they were read.</summary>
    /// <value>Default: <see langword="null"/>, none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; set; }

    /// <summary>Makes the handle of a request that an engine has taken.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The engine's name for the job.</param>
    /// <param name="engine">The engine, see <see cref="IFluxTrainer.Name"/>.</param>
    /// <param name="submittedAt">When it was submitted.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A name is empty or blank.</exception>
    public static TrainingJob For(TrainingRequest request, string id, string engine, DateTimeOffset submittedAt)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(engine);
        var expansion = request.Plan.Expansion;
        return new()
        {
            Id = id,
            Engine = engine,
            Preset = expansion.Reference,
            PresetJson = expansion.Json,
            PresetSha256 = expansion.Sha256,
            LoraJson = request.Plan.LoraJson,
            Steps = request.Plan.Steps.Steps,
            Token = request.Token,
            SubjectClass = request.SubjectClass,
            Title = request.Title,
            SubmittedAt = submittedAt,
        };
    }

    /// <summary>What an engine writes into the notes of the file that it makes, ready as it is: the preset, its expansion and fingerprint,
    /// the LoRA's values where the caller changed them, steps, token and subject class. <see cref="Planning.TrainingPlan.Metadata"/> of a handle.</summary>
    /// <returns>Names beginning with <c>astria.</c>, and their texts.</returns>
    public IReadOnlyDictionary<string, string> Metadata() => JobMetadata.Of(this);

    /// <summary>Reads a handle that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The handle.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not the JSON of a handle; the message says where and why.</exception>
    public static TrainingJob Parse(string json) => TrainingJson.Parse(json, TrainingJson.Default.TrainingJob, "training job");

    /// <summary>Writes the handle as JSON.</summary>
    /// <returns>One line of JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, TrainingJson.Default.TrainingJob);
}
