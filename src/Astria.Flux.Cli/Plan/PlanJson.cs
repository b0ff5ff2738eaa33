using System.Text.Json.Serialization;

namespace Astria.Flux.Cli.Plan;

/// <summary>How reports of plans are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanReport))]
[JsonSerializable(typeof(BudgetReport))]
internal sealed partial class PlanJson : JsonSerializerContext;
