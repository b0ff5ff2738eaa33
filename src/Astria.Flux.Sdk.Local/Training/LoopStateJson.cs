using System.Text.Json.Serialization;

namespace Astria.Flux.Local.Training;

[JsonSerializable(typeof(LoopState))]
internal sealed partial class LoopStateJson : JsonSerializerContext;
