using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Images;

/// <summary>How judgements are asked for.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InspectionRequest))]
internal sealed partial class InspectionJson : JsonSerializerContext;
