using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Generate;

/// <summary>How reports of pictures are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PictureReport))]
internal sealed partial class GenerateJson : JsonSerializerContext;
