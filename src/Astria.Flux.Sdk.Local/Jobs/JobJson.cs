using System.Text.Json.Serialization;

namespace Astria.Flux.Local.Jobs;

/// <summary>How job records are written.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobRecord))]
internal sealed partial class JobJson : JsonSerializerContext;
