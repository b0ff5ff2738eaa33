using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Train;

/// <summary>How reports of trainings are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrainReport))]
[JsonSerializable(typeof(string))]
internal sealed partial class TrainJson : JsonSerializerContext;
