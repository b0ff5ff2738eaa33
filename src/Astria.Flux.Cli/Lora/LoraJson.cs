using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Lora;

/// <summary>How reports of LoRA files are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoraReport))]
[JsonSerializable(typeof(TrainingRecord))]
[JsonSerializable(typeof(ConversionReport))]
internal sealed partial class LoraJson : JsonSerializerContext;
