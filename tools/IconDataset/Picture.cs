using System.Text.Encodings.Web;
using System.Text.Json;

namespace Astria.Flux.IconDataset;

/// <summary>One line of pictures.jsonl.</summary>
internal sealed record Picture(string File, string Caption, string Group, string Subgroup, string Source, string Licence)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJsonLine() => JsonSerializer.Serialize(this, Json);
}
