using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Generate;

/// <summary>How reports of pictures, and notes beside a handle, are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PictureReport))]
[JsonSerializable(typeof(DrawingNotes))]
internal sealed partial class GenerateJson : JsonSerializerContext;
