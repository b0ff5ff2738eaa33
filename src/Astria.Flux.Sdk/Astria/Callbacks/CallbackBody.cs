using System.Text.Json;

namespace Astria.Flux.Astria.Callbacks;

/// <summary>Reads what a callback is about: only ids, because a body is never trusted.</summary>
public static class CallbackBody
{
    /// <summary>Reads the ids in a body: rooted (<c>{"tune":{…}}</c>, <c>{"prompts":[…]}</c>), bare, or a bare list.</summary>
    /// <param name="json">The body.</param>
    /// <param name="purpose">What is reported.</param>
    /// <returns>The ids; empty when the body is something else.</returns>
    public static IReadOnlyList<long> ReadIds(ReadOnlyMemory<byte> json, CallbackPurpose purpose)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            return [.. Entries(document.RootElement, purpose).Select(IdOf).OfType<long>().Distinct()];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<JsonElement> Entries(JsonElement body, CallbackPurpose purpose)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty(purpose == CallbackPurpose.Tune ? "tune"u8 : "prompt"u8, out var root)) body = root;
        else if (body.ValueKind == JsonValueKind.Object && purpose == CallbackPurpose.Prompts && body.TryGetProperty("prompts"u8, out var list)) body = list;
        return body.ValueKind switch
        {
            JsonValueKind.Array => body.EnumerateArray().SelectMany(entry => Entries(entry, purpose)),
            JsonValueKind.Object => [body],
            _ => [],
        };
    }

    private static long? IdOf(JsonElement entry) =>
        entry.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && number > 0 ? number : null;
}
