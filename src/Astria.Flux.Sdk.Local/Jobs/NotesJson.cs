using System.Text.Json.Serialization;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Jobs;

/// <summary>How options are noted in a file: on one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrainingOptions))]
[JsonSerializable(typeof(TimestepSampling))]
internal sealed partial class NotesJson : JsonSerializerContext;
