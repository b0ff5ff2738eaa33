using System.Text.Json;

namespace Astria.Flux.Local.Adapters;

/// <summary>The alphas that diffusers keeps in a note as JSON, PEFT's settings, instead of in tensors.</summary>
internal sealed class LoraAlphaNotes
{
    private const string Note = "lora_adapter_metadata";
    private const int Deepest = 8;

    private readonly Dictionary<string, float> _patterns = new(StringComparer.Ordinal);
    private float? _alpha;
    private bool _byRoot;

    /// <summary>Reads the note; a file without one, or with another's, has no alphas there.</summary>
    public static LoraAlphaNotes Read(IReadOnlyDictionary<string, string> notes)
    {
        var result = new LoraAlphaNotes();
        if (!notes.TryGetValue(Note, out var text)) return result;
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement.ValueKind == JsonValueKind.Object) result.Take(document.RootElement);
        }
        catch (JsonException)
        {
            // A note is anybody's text: what can't be read is no note.
        }

        return result;
    }

    /// <summary>The alpha of a module without one of its own: as large as the rank, unless the note says otherwise.</summary>
    public float Of(string module, int rank)
    {
        var alpha = _patterns.FirstOrDefault(pattern => module.EndsWith(pattern.Key, StringComparison.Ordinal)) is { Key: not null } found ? found.Value : _alpha;
        if (alpha is not { } given) return rank;

        // Rank-stabilised LoRA divides by the root of the rank.
        return _byRoot ? given * MathF.Sqrt(rank) : given;
    }

    private void Take(JsonElement settings)
    {
        foreach (var setting in settings.EnumerateObject())
        {
            // The transformer's settings, as "transformer.lora_alpha" or by themselves; a text encoder's are not ours.
            var name = setting.Name.StartsWith("transformer.", StringComparison.Ordinal) ? setting.Name["transformer.".Length..] : setting.Name;
            if (name == "lora_alpha" && Number(setting.Value) is { } alpha) _alpha = alpha;
            else if (name == "use_rslora") _byRoot = setting.Value.ValueKind == JsonValueKind.True;
            else if (name == "alpha_pattern" && setting.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var pattern in setting.Value.EnumerateObject())
                {
                    if (Number(pattern.Value) is { } special) _patterns["." + pattern.Name.TrimStart('^', '.')] = special;
                }
            }
        }
    }

    private static float? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && float.IsFinite(number) ? number : null;
}
