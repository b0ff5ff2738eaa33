using System.Text.Json;
using System.Text.Json.Serialization;
using Astria.Flux.Astria.Json;

namespace Astria.Flux.Astria.Http;

/// <summary>What the service says is wrong: lists of messages by field, or one message.</summary>
/// <remarks>Seen: <c>{"text":["…"]}</c>, <c>{"base":["…"]}</c>, <c>{"error":"…"}</c>, <c>{"errors":["…"]}</c>, <c>{"message":"…"}</c>.</remarks>
[JsonConverter(typeof(AstriaObjectConverter<AstriaProblem>))]
public sealed class AstriaProblem : AstriaObject, IAstriaObject<AstriaProblem>
{
    private AstriaProblem(JsonElement json)
        : base(json) => Faults = [.. Read(Redaction.PlainText)];

    /// <summary>Every message, with the field as its place; <c>request</c> for what belongs to none.</summary>
    public IReadOnlyList<FluxFault> Faults { get; }

    /// <summary>Whether the account has too little money.</summary>
    public bool IsOutOfBalance => Faults.Any(fault => fault.Problem.Contains("not enough balance", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an error body.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The problem.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
    public static AstriaProblem Parse(string json) => new(ParseElement(json, "problem"));

    static AstriaProblem IAstriaObject<AstriaProblem>.From(JsonElement json) => new(json);

    /// <summary>Every message, in the words that <paramref name="write"/> makes of it.</summary>
    internal IEnumerable<FluxFault> Read(Func<string, string> write) => Json.EnumerateObject().SelectMany(field => FaultsOf(field, write));

    private static IEnumerable<FluxFault> FaultsOf(JsonProperty field, Func<string, string> write)
    {
        // "status" repeats the HTTP status.
        if (field.NameEquals("status"u8)) return [];
        var place = field.Name is "base" or "error" or "errors" or "message" or "upgrade" ? "request" : field.Name;
        return field.Value.ValueKind switch
        {
            JsonValueKind.Array => field.Value.EnumerateArray().Select(entry => new FluxFault(place, Words(entry, write))),
            JsonValueKind.Object => field.Value.EnumerateObject().SelectMany(inner => FaultsOf(inner, write)),
            JsonValueKind.Null => [],
            _ => [new FluxFault(place, Words(field.Value, write))],
        };
    }

    private static string Words(JsonElement message, Func<string, string> write) =>
        write(message.ValueKind == JsonValueKind.String ? message.GetString()! : message.GetRawText());
}
