using System.Globalization;
using System.Text.Json;
using Astria.Flux.Presets;

namespace Astria.Flux.Lora;

/// <summary>What the notes of trainers say about a LoRA; each trainer has names of its own.</summary>
internal static class LoraNotes
{
    private const string KohyaTags = "ss_tag_frequency";

    // diffusers writes the settings of its adapters as JSON under this name.
    private const string DiffusersSettings = "lora_adapter_metadata";

    private static readonly string[] TriggerNotes = [PresetNotes.Token, "modelspec.trigger_phrase", "trigger_word", "trigger_words", "activation_text", "instance_prompt"];
    private static readonly string[] AlphaNotes = ["ss_network_alpha", "lora_alpha", "network_alpha", "alpha"];

    public static bool IsAiToolkit(IReadOnlyDictionary<string, string> notes) =>
        notes.TryGetValue("software", out var software) && software.Contains("ai-toolkit", StringComparison.OrdinalIgnoreCase);

    public static string? TriggerWord(IReadOnlyDictionary<string, string> notes) =>
        TriggerNotes.Select(note => notes.GetValueOrDefault(note)).FirstOrDefault(word => !string.IsNullOrWhiteSpace(word)) ?? FolderWord(notes);

    public static double? Alpha(IReadOnlyDictionary<string, string> notes) =>
        AlphaNotes.Select(note => Number(notes.GetValueOrDefault(note))).FirstOrDefault(alpha => alpha is not null) ?? DiffusersAlpha(notes);

    public static string? PresetOf(IReadOnlyDictionary<string, string> notes) =>
        notes.TryGetValue(PresetNotes.Preset, out var name) ? notes.TryGetValue(PresetNotes.Revision, out var revision) && revision != name ? $"{name}{PresetReference.Separator}{revision}" : name : null;

    public static bool? PresetIsIntact(IReadOnlyDictionary<string, string> notes) =>
        notes.TryGetValue(PresetNotes.Json, out var json) && notes.TryGetValue(PresetNotes.Sha256, out var sha256) ? PresetExpansion.IsIntact(json, sha256) : null;

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    // kohya names a training folder by its repeats and the words it teaches: { "10_ohwx man": { … } }.
    private static string? FolderWord(IReadOnlyDictionary<string, string> notes) => Read(notes, KohyaTags, root =>
    {
        if (root.EnumerateObject().ToList() is not [var folder])
            return null;
        var word = folder.Name.TrimStart("0123456789".ToCharArray());
        return word.Length > 1 && word.Length < folder.Name.Length && word[0] == '_' ? word[1..] : null;
    });

    private static double? DiffusersAlpha(IReadOnlyDictionary<string, string> notes) => Read<double?>(notes, DiffusersSettings, root =>
        root.EnumerateObject().FirstOrDefault(setting => setting.Name.EndsWith("lora_alpha", StringComparison.Ordinal)) is { Value.ValueKind: JsonValueKind.Number } alpha
            ? alpha.Value.GetDouble()
            : null);

    // A note is anybody's text: what can't be read is no note.
    private static T? Read<T>(IReadOnlyDictionary<string, string> notes, string name, Func<JsonElement, T?> read)
    {
        if (!notes.TryGetValue(name, out var text))
            return default;
        try
        {
            using var document = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}
