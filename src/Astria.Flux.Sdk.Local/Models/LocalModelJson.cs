using System.Text.Json.Serialization;

namespace Astria.Flux.Local.Models;

[JsonSerializable(typeof(int[]))]
internal sealed partial class LocalModelJson : JsonSerializerContext;
