using System.Text.Json;

namespace Astria.Flux.Astria.Json;

/// <summary>Whether two values are the same to the letter: numbers by their digits, objects whatever the order of their members.</summary>
internal static class JsonIdentity
{
    public static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind) return false;
        return left.ValueKind switch
        {
            JsonValueKind.Object => SameMembers(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
            JsonValueKind.Number => left.GetRawText() == right.GetRawText(),
            JsonValueKind.String => left.GetString() == right.GetString(),
            _ => true,
        };
    }

    private static bool SameMembers(JsonElement left, JsonElement right) =>
        left.EnumerateObject().Count() == right.EnumerateObject().Count()
        && left.EnumerateObject().All(member => right.TryGetProperty(member.Name, out var other) && Same(member.Value, other));
}
