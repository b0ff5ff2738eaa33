using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Themes;

/// <summary>How themes are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ThemeRequest))]
internal sealed partial class ThemeJson : JsonSerializerContext;
