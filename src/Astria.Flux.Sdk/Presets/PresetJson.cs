using System.Text.Json;
using Astria.Flux.Settings;

namespace Astria.Flux.Presets;

/// <summary>Reads presets from JSON.</summary>
/// <remarks>
/// <para>The JSON is an object with a list: <c>{ "presets": [ { "name": "studio", "revision": "2026-01", "steps": { "perImage": 40,
/// "minimum": 400 },
/// "lora": { "rank": 32 } } ] }</c>. Members are those of <see cref="FluxPreset"/>, in any letter case; what is left out has its
/// default.</para>
/// <para>Steps are one of <c>perImage</c> (with <c>minimum</c>, <c>maximum</c> and <c>economy</c> of <c>least</c> and <c>most</c>),
/// <c>fixed</c>, and <c>engineDecides</c>.</para>
/// </remarks>
public static class PresetJson
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a list of presets.</summary>
    /// <param name="json">The JSON text; comments and trailing commas are fine.</param>
    /// <returns>The presets, in order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is no JSON, or has no list of presets; the message says where and why.</exception>
    /// <exception cref="FluxPolicyException">A preset makes no sense, or two have the same name; every fault is listed with its
    /// place.</exception>
    public static IReadOnlyList<FluxPreset> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Document(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("These are no presets: the JSON must be an object with a list 'presets'.");
        var faults = new List<FluxFault>();
        var settings = new SettingsReader(new JsonSettingsNode(string.Empty, document.RootElement), faults);
        if (!settings.Has("presets"))
            throw new FormatException("These are no presets: the JSON has no list 'presets', or an empty one.");
        var presets = PresetReader.Read(settings.Items("presets"), faults);
        settings.RefuseUnknown();
        faults.AddRange(PresetCatalog.FaultsOf(presets));
        return faults.Count == 0 ? presets : throw new FluxPolicyException("These presets can't be used.", faults);
    }

    private static JsonDocument Document(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"These are no presets: {exception.Message}", exception);
        }
    }
}
