using System.Text.Json.Serialization;

namespace Astria.Flux.Astria.Images;

/// <summary>What is sent along with a photo to judge.</summary>
internal sealed record InspectionRequest(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("file_url")] Uri? FileUrl);
