using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Prompts;

/// <summary>How ids are written among other parameters.</summary>
[JsonSerializable(typeof(long))]
internal sealed partial class PromptNumbersJson : JsonSerializerContext;
