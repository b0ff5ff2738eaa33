using System.Text.Json;

namespace Astria.Flux.Prompts.Output;

/// <summary>Writes that a run did not succeed, and what it could not read.</summary>
internal static class SarifInvocation
{
    public static void WriteFailure(Utf8JsonWriter json, IReadOnlyCollection<UnreadPrompts> unread)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", false);
        if (unread.Count > 0)
        {
            json.WriteStartArray("toolExecutionNotifications");
            foreach (var one in unread)
                Write(json, one);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, UnreadPrompts unread)
    {
        json.WriteStartObject();
        json.WriteString("level", "error");
        json.WriteStartObject("message");
        json.WriteString("text", unread.Problem);
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        SarifPlaces.WriteArtifact(json, unread.File);
        if (unread.Position is { } position)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", position.Line);
            json.WriteNumber("startColumn", position.Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
