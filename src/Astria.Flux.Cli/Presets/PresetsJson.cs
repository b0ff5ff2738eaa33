using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Presets;

/// <summary>How reports of presets are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PresetList))]
[JsonSerializable(typeof(PresetDifference))]
[JsonSerializable(typeof(FileCheck))]
internal sealed partial class PresetsJson : JsonSerializerContext;
