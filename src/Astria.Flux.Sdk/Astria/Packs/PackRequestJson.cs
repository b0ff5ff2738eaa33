using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Packs;

/// <summary>How pack requests are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PackRequest))]
[JsonSerializable(typeof(NewPack))]
internal sealed partial class PackRequestJson : JsonSerializerContext;
