using System.Text.Json.Serialization;

namespace Astria.Flux.Benchmarks.Cloud;

/// <summary>The tune as someone without this library would write it: every member typed, unknown ones lost.</summary>
public sealed record BareTune(
    long Id, string? Title, string? Name, bool? IsApi, string? Token, DateTimeOffset? Eta, string? Callback, DateTimeOffset? TrainedAt, DateTimeOffset? StartedTrainingAt,
    DateTimeOffset? ExpiresAt, DateTimeOffset? CreatedAt, string? ModelType, DateTimeOffset? UpdatedAt, long? BaseTuneId, string? Branch, string? Args, int? Steps, bool? FaceCrop,
    string? CkptUrl, IReadOnlyList<string>? CkptUrls, string? Url, IReadOnlyList<Uri>? OrigImages);

/// <summary>How it is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareTune))]
internal sealed partial class BareJson : JsonSerializerContext;
