using System.Text.Json.Nodes;

namespace Astria.Flux.Testing.Emulator;

/// <summary>What a route answers.</summary>
internal sealed record Reply(int Status, JsonNode? Json = null)
{
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    public string ContentType { get; init; } = "application/json; charset=utf-8";

    public static Reply NotFound => new(404, new JsonObject { ["status"] = 404, ["error"] = "Not Found" });

    public static Reply Refused(params ReadOnlySpan<(string Field, string Message)> faults)
    {
        var body = new JsonObject();
        foreach (var (field, message) in faults)
        {
            if (body[field] is JsonArray messages) messages.Add((JsonNode)message);
            else body[field] = new JsonArray(message);
        }

        return new(422, body);
    }
}
