using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Prompts;

/// <summary>How prompts are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PromptRequest))]
[JsonSerializable(typeof(PromptChange))]
internal sealed partial class PromptRequestJson : JsonSerializerContext;
