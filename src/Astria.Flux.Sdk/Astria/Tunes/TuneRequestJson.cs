using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Tunes;

/// <summary>How trainings are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TuneRequest))]
[JsonSerializable(typeof(TuneChange))]
internal sealed partial class TuneRequestJson : JsonSerializerContext;
