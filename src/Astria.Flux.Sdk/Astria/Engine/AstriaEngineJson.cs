using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Engine;

/// <summary>How drawing jobs are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(AstriaGenerationJob))]
internal sealed partial class AstriaEngineJson : JsonSerializerContext;
