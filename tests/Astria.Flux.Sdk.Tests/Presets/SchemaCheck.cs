using System.Text.Json;
using System.Text.RegularExpressions;
using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Presets;

/// <summary>Checks JSON against the published schema: just the words of JSON Schema that the schema uses, and an unknown word is an error.</summary>
internal static class SchemaCheck
{
    private static readonly HashSet<string> Words =
    [
        "$schema", "$defs", "$ref", "title", "description", "default", "type", "required", "additionalProperties", "properties", "pattern", "oneOf", "not", "const", "enum",
        "minimum", "maximum", "exclusiveMinimum", "multipleOf",
    ];

    private static readonly JsonElement Root = JsonDocument.Parse(PresetFormat.Schema).RootElement;

    public static IReadOnlyList<string> Faults(JsonElement value) => [.. Check(Root, value, "$")];

    private static IEnumerable<string> Check(JsonElement schema, JsonElement value, string place)
    {
        foreach (var word in schema.EnumerateObject())
        {
            if (!Words.Contains(word.Name)) throw new InvalidOperationException($"'{word.Name}' isn't checked.");
            foreach (var fault in Check(word, schema, value, place)) yield return fault;
        }
    }

    private static IEnumerable<string> Check(JsonProperty word, JsonElement schema, JsonElement value, string place)
    {
        switch (word.Name)
        {
            case "$ref":
                return Check(Root.GetProperty("$defs").GetProperty(word.Value.GetString()!.Split('/')[^1]), value, place);
            case "oneOf":
                return Fault(word.Value.EnumerateArray().Count(choice => !Check(choice, value, place).Any()) == 1);
            case "not":
                return Fault(Check(word.Value, value, place).Any());
            case "type":
                return Fault(word.Value.GetString() switch
                {
                    "object" => value.ValueKind == JsonValueKind.Object,
                    "string" => value.ValueKind == JsonValueKind.String,
                    "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                    "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
                    _ => value.ValueKind == JsonValueKind.Number,
                });
            case "const":
                return Fault(JsonElement.DeepEquals(word.Value, value));
            case "enum":
                return Fault(word.Value.EnumerateArray().Any(known => JsonElement.DeepEquals(known, value)));
            case "pattern" when value.ValueKind == JsonValueKind.String:
                return Fault(Regex.IsMatch(value.GetString()!, word.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)));
            case "minimum" when value.ValueKind == JsonValueKind.Number:
                return Fault(value.GetDouble() >= word.Value.GetDouble());
            case "maximum" when value.ValueKind == JsonValueKind.Number:
                return Fault(value.GetDouble() <= word.Value.GetDouble());
            case "exclusiveMinimum" when value.ValueKind == JsonValueKind.Number:
                return Fault(value.GetDouble() > word.Value.GetDouble());
            case "multipleOf" when value.ValueKind == JsonValueKind.Number:
                return Fault(value.GetDouble() % word.Value.GetDouble() == 0);
            case "required" when value.ValueKind == JsonValueKind.Object:
                return Fault(word.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)));
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                return Fault(value.EnumerateObject().All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _)));
            case "properties" when value.ValueKind == JsonValueKind.Object:
                return word.Value.EnumerateObject().SelectMany(known => value.TryGetProperty(known.Name, out var member) ? Check(known.Value, member, $"{place}.{known.Name}") : []);
            default:
                return [];
        }

        IEnumerable<string> Fault(bool fine) => fine ? [] : [$"{place}: {word.Name}"];
    }
}
