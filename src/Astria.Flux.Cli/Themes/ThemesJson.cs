using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Themes;

/// <summary>How reports of themes are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThemeReport))]
internal sealed partial class ThemesJson : JsonSerializerContext;
