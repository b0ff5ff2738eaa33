using System.Text.Json.Nodes;
using Astria.Flux.Cli.Terminals;
using Astria.Flux.Planning;

namespace Astria.Flux.Cli.Plan;

/// <summary>Why something is as it is.</summary>
internal sealed record ReasonReport(string Kind, string Text, JsonObject Values)
{
    public static IReadOnlyList<ReasonReport> Of(IEnumerable<PlanReason> reasons) =>
        [.. reasons.Select(reason => new ReasonReport(JsonAnswer.Word(reason.Kind), reason.Text, new(reason.Values.Select(value => KeyValuePair.Create(value.Key, Node(value.Value))))))];

    private static JsonNode? Node(object value) => value switch
    {
        long number => number,
        int number => number,
        double number => number,
        decimal number => number,
        TimeSpan time => time.TotalSeconds,
        _ => value.ToString(),
    };
}
