using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Workspaces;

/// <summary>How workspaces are written.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkspaceChange))]
internal sealed partial class WorkspaceJson : JsonSerializerContext;
