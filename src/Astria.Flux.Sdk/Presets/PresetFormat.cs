using System.Text.Json;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Presets;

/// <summary>Writes presets as JSON, and reads them from JSON and configuration; what is written comes back equal.</summary>
/// <remarks>
/// <para>Reading refuses what it doesn't know, with every fault and its place: a policy with a slip of the pen must not train.</para>
/// <para>A preset is <c>{ "name": "studio", "revision": "2026-01", "steps": { "perImage": 40, "minimum": 400 }, "lora": { "rank": 32 } }</c>. Members are those of
/// <see cref="FluxPreset"/>, in any letter case; what is left out has its default. Steps are one of <c>perImage</c> (with <c>minimum</c>, <c>maximum</c> and
/// <c>economy</c> of <c>least</c> and <c>most</c>), <c>fixed</c>, <c>engineDecides</c>, and policies of your own. The form is published as a JSON schema, see
/// <see cref="Schema"/>. Immutable and thread-safe.</para>
/// </remarks>
public sealed class PresetFormat
{
    private const string ResourceName = "preset.schema.json";
    private const string ListMember = "presets";
    private const string Refusal = "This is no preset.";
    private const string RefusalOfAll = "These are no presets.";

    private readonly Dictionary<string, StepPolicyReader> _policies;

    /// <summary>Creates a format that also reads step policies of the caller's own.</summary>
    /// <param name="policies">A reader for each kind.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policies"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two readers are for the same kind.</exception>
    public PresetFormat(params IEnumerable<StepPolicyReader> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        _policies = new(StringComparer.Ordinal);
        foreach (var policy in policies)
        {
            if (!_policies.TryAdd(policy.Kind, policy))
                throw new ArgumentException($"There are two readers for step policies of the kind '{policy.Kind}'.", nameof(policies));
        }
    }

    /// <summary>Reads the built-in step policies.</summary>
    public static PresetFormat Default { get; } = new();

    /// <summary>The JSON schema (draft 2020-12) of what <see cref="Read(string)"/> reads.</summary>
    /// <value>The text of <c>docs/preset.schema.json</c>.</value>
    public static string Schema
    {
        get
        {
            using var stream = typeof(PresetFormat).Assembly.GetManifestResourceStream(ResourceName)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>Writes a preset as JSON.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="indented">Whether each member gets a line of its own.</param>
    /// <returns>The JSON, with every value, defaults too.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="preset"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">The preset makes no sense; every fault is listed.</exception>
    public static string Write(FluxPreset preset, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(preset);
        if (preset.Validate() is { Count: > 0 } faults)
            throw new FluxPolicyException("This preset can't be written.", faults);
        return PresetWriter.Write(preset, indented);
    }

    /// <summary>Reads a preset.</summary>
    /// <param name="json">A JSON object; comments and trailing commas are fine.</param>
    /// <returns>The preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">It is no preset; every fault is listed with its place.</exception>
    public FluxPreset Read(string json)
    {
        using var document = Parse(json, Refusal);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? Read([new JsonSettingsNode(string.Empty, document.RootElement)], [], Refusal)[0]
            : throw new FluxPolicyException(Refusal, [new("$", "must be an object.")]);
    }

    /// <summary>Reads a list of presets, such as a team's own file.</summary>
    /// <param name="json">A JSON array of presets, or an object with a list <c>presets</c>; comments and trailing commas are fine.</param>
    /// <returns>The presets, in the file's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">They are no presets, or two have the same name and revision; every fault is listed with its place.</exception>
    public IReadOnlyList<FluxPreset> ReadAll(string json)
    {
        using var document = Parse(json, RefusalOfAll);
        var root = new JsonSettingsNode(string.Empty, document.RootElement);
        if (document.RootElement.ValueKind == JsonValueKind.Array)
            return Read([.. root.Children.Select(child => child.Node)], [], RefusalOfAll);
        var faults = new List<FluxFault>();
        var settings = document.RootElement.ValueKind == JsonValueKind.Object ? new SettingsReader(root, faults) : null;
        if (settings?.Has(ListMember) != true)
            throw new FluxPolicyException(RefusalOfAll, [new("$", $"must be an array of presets, or an object with a list '{ListMember}' that is not empty.")]);
        var nodes = settings.Items(ListMember).ToList();
        settings.RefuseUnknown();
        return Read(nodes, faults, RefusalOfAll);
    }

    /// <summary>Reads the presets under a section of the configuration.</summary>
    /// <param name="section">A section whose children are presets, such as <c>configuration.GetSection("Flux:Presets")</c>.</param>
    /// <returns>The presets, in the section's order; none for a section that isn't there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">They are no presets; every fault is listed with its key as the place.</exception>
    public IReadOnlyList<FluxPreset> ReadAll(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Read([.. new ConfigurationSettingsNode(section).Children.Select(child => child.Node)], [], RefusalOfAll);
    }

    private static JsonDocument Parse(string json, string refusal)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
        }
        catch (JsonException exception)
        {
            throw new FluxPolicyException(refusal, [new("$", $"is no JSON: {exception.Message}")], exception);
        }
    }

    private System.Collections.ObjectModel.ReadOnlyCollection<FluxPreset> Read(IReadOnlyList<SettingsNode> nodes, List<FluxFault> faults, string refusal)
    {
        var presets = new List<FluxPreset>();
        var places = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var node in nodes)
        {
            try
            {
                // Only what could be read is judged: a value that is no number must not be called out of range as well.
                foreach (var preset in PresetReader.Read([node], faults, _policies))
                {
                    faults.AddRange(preset.Validate().Select(fault => fault with { Place = node.Place.Length == 0 ? Camel(fault.Place) : $"{node.Place}.{Camel(fault.Place)}" }));
                    if (!places.TryAdd(preset.Reference, node.Place))
                        faults.Add(new(node.Place, $"has the name and the revision of {places[preset.Reference]}, '{preset.Reference}'; give the change a date of its own, or another name."));
                    presets.Add(preset);
                }
            }
            catch (InvalidOperationException exception)
            {
                // A lone half of a surrogate pair is legal in JSON's escapes and no text.
                faults.Add(new(node.Place.Length == 0 ? "$" : node.Place, $"holds what is no text: {exception.Message}"));
            }
        }

        return faults.Count == 0 ? presets.AsReadOnly() : throw new FluxPolicyException(refusal, faults);
    }

    private static string Camel(string place) => string.Join('.', place.Split('.').Select(part => char.ToLowerInvariant(part[0]) + part[1..]));
}
