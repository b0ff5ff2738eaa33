using System.Text.Json;
using Astria.Flux.Steps;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Presets;

/// <summary>Reads presets from JSON and configuration, and writes them; what is written comes back equal.</summary>
/// <remarks>
/// <para>Reading refuses what it doesn't know, with every fault and its place: a policy with a slip of the pen must not train.</para>
/// <para>The form is published as a JSON schema, see <see cref="Schema"/>; <c>"$schema"</c> may stand in a file. Immutable and thread-safe.</para>
/// </remarks>
public sealed class PresetFormat
{
    private const string ResourceName = "preset.schema.json";
    private const string Refusal = "This is no preset.";

    private static readonly StepPolicyReader[] BuiltInPolicies =
    [
        new(PerImageStepPolicy.KindName, ReadPerImage),
        new(FixedStepPolicy.KindName, node => node.Whole("steps") is { } steps ? new FixedStepPolicy(steps) : Missing(node, "steps")),
        new(EngineDefaultStepPolicy.KindName, _ => new EngineDefaultStepPolicy()),
    ];

    private readonly Dictionary<string, StepPolicyReader> _policies;

    /// <summary>Creates a format that also reads step policies of the caller's own.</summary>
    /// <param name="policies">A reader for each kind.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policies"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two readers are for the same kind, or one is for a built-in kind.</exception>
    public PresetFormat(params IEnumerable<StepPolicyReader> policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        _policies = new(StringComparer.Ordinal);
        foreach (var policy in BuiltInPolicies.Concat(policies))
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
        using var document = Parse(json);
        var faults = new List<FluxFault>();
        return Read(PresetNode.From(document.RootElement, string.Empty, faults), faults) is { } preset && faults.Count == 0
            ? preset
            : throw new FluxPolicyException(Refusal, faults);
    }

    /// <summary>Reads a list of presets, such as a team's own file.</summary>
    /// <param name="json">A JSON array of presets; comments and trailing commas are fine.</param>
    /// <returns>The presets, in the file's order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">They are no presets; every fault is listed with its place.</exception>
    public IReadOnlyList<FluxPreset> ReadAll(string json)
    {
        using var document = Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new FluxPolicyException("These are no presets.", [new("$", "must be an array of presets.")]);
        var faults = new List<FluxFault>();
        var presets = document.RootElement.EnumerateArray()
            .Select((element, i) => Read(PresetNode.From(element, Invariant($"[{i}]"), faults), faults))
            .ToList();
        return faults.Count == 0 ? [.. presets.Select(preset => preset!)] : throw new FluxPolicyException("These are no presets.", faults);
    }

    /// <summary>Reads the presets under a section of the configuration.</summary>
    /// <param name="section">A section whose children are presets, such as <c>configuration.GetSection("Flux:Presets")</c>.</param>
    /// <returns>The presets, in the section's order; none for a section that isn't there.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">They are no presets; every fault is listed with its key as the place.</exception>
    public IReadOnlyList<FluxPreset> ReadAll(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var faults = new List<FluxFault>();
        var presets = section.GetChildren().Select(child => Read(PresetNode.From(child, faults), faults)).ToList();
        return faults.Count == 0 ? [.. presets.Select(preset => preset!)] : throw new FluxPolicyException("These are no presets.", faults);
    }

    private static JsonDocument Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
        }
        catch (JsonException exception)
        {
            throw new FluxPolicyException(Refusal, [new("$", $"is no JSON: {exception.Message}")], exception);
        }
    }

    private FluxPreset? Read(PresetNode node, List<FluxFault> faults)
    {
        if (!node.IsObject)
        {
            faults.Add(new(node.Place.Length == 0 ? "$" : node.Place, "must be an object."));
            return null;
        }

        var before = faults.Count;
        _ = node.Text(PresetMembers.Schema);
        var name = node.Text(PresetMembers.Name);
        var revision = ReadRevision(node);
        var defaults = new FluxPreset { Name = string.Empty, Revision = revision, Steps = new EngineDefaultStepPolicy() };
        var preset = defaults with
        {
            Name = name ?? string.Empty,
            ApiName = node.Text(PresetMembers.ApiName),
            Purpose = node.Text(PresetMembers.Purpose) ?? defaults.Purpose,
            IsLegacy = node.Flag(PresetMembers.Legacy) ?? defaults.IsLegacy,
            Steps = ReadSteps(node) ?? defaults.Steps,
            Lora = node.Child(PresetMembers.Lora) is { } lora ? ReadLora(lora) : defaults.Lora,
            Preprocessing = node.Child(PresetMembers.Preprocessing) is { } preprocessing ? ReadPreprocessing(preprocessing) : defaults.Preprocessing,
        };
        node.RefuseTheRest();

        // Only what could be read is judged: a value that is no number must not be called out of range as well.
        if (faults.Count == before)
            faults.AddRange(preset.Validate().Select(fault => fault with { Place = node.Place.Length == 0 ? Camel(fault.Place) : $"{node.Place}.{Camel(fault.Place)}" }));
        return preset;
    }

    private static string Camel(string place) => string.Join('.', place.Split('.').Select(part => char.ToLowerInvariant(part[0]) + part[1..]));

    private static PresetRevision ReadRevision(PresetNode node)
    {
        if (node.Text(PresetMembers.Revision) is not { } text)
            return default;
        if (!PresetRevision.TryParse(text, out var revision))
            node.Refuse(PresetMembers.Revision, $"is '{text}'; write the year and the month, such as 2025-06.");
        return revision;
    }

    private StepPolicy? ReadSteps(PresetNode node)
    {
        if (node.Child(PresetMembers.Steps) is not { } steps)
            return Missing(node, PresetMembers.Steps);
        if (steps.Text(PresetMembers.Kind) is not { } kind)
            return Missing(steps, PresetMembers.Kind);
        if (!_policies.TryGetValue(kind, out var reader))
        {
            steps.Refuse(PresetMembers.Kind, $"is '{kind}', which can't be read. Known: {string.Join(", ", _policies.Keys)}. For a policy of your own give {nameof(PresetFormat)} a {nameof(StepPolicyReader)}.");
            return null;
        }

        var policy = reader.Read(steps);
        steps.RefuseTheRest();
        return policy;
    }

    private static LoraHyperparameters ReadLora(PresetNode node)
    {
        var defaults = new LoraHyperparameters();
        var lora = new LoraHyperparameters
        {
            Rank = Int(node, PresetMembers.Rank) ?? defaults.Rank,
            Alpha = node.Number(PresetMembers.Alpha) ?? defaults.Alpha,
            LearningRate = node.Number(PresetMembers.LearningRate) ?? defaults.LearningRate,
            Schedule = ReadSchedule(node),
            WarmupSteps = Int(node, PresetMembers.WarmupSteps) ?? defaults.WarmupSteps,
            BatchSize = Int(node, PresetMembers.BatchSize) ?? defaults.BatchSize,
            Resolution = Int(node, PresetMembers.Resolution) ?? defaults.Resolution,
            CaptionDropout = node.Number(PresetMembers.CaptionDropout) ?? defaults.CaptionDropout,
            Targets = ReadTargets(node),
        };
        node.RefuseTheRest();
        return lora;
    }

    private static LearningRateSchedule ReadSchedule(PresetNode node)
    {
        if (node.Text(PresetMembers.Schedule) is not { } text)
            return default;
        foreach (var schedule in Enum.GetValues<LearningRateSchedule>())
        {
            if (text.Equals(schedule.ToString(), StringComparison.OrdinalIgnoreCase))
                return schedule;
        }

        node.Refuse(PresetMembers.Schedule, $"is '{text}'; known: {string.Join(", ", Enum.GetValues<LearningRateSchedule>().Select(PresetMembers.NameOf))}.");
        return default;
    }

    private static LoraTargetSet ReadTargets(PresetNode node)
    {
        if (node.Text(PresetMembers.Targets) is not { } text)
            return default;
        if (!string.IsNullOrWhiteSpace(text))
            return new(text);
        node.Refuse(PresetMembers.Targets, "is blank; name a set of layers, such as standard.");
        return default;
    }

    private static PresetPreprocessing ReadPreprocessing(PresetNode node)
    {
        var preprocessing = new PresetPreprocessing
        {
            FaceCrop = node.Flag(PresetMembers.FaceCrop) ?? false,
            SubjectMask = node.Flag(PresetMembers.SubjectMask) ?? false,
            RequireFace = node.Flag(PresetMembers.RequireFace) ?? false,
        };
        node.RefuseTheRest();
        return preprocessing;
    }

    private static PerImageStepPolicy? ReadPerImage(PresetNode node)
    {
        var perImage = Int(node, "perImage");
        var minimum = node.Whole("minimum");
        var maximum = node.Whole("maximum");
        StepRateRange? economy = null;
        if (node.Child("economy") is { } range)
        {
            if (Int(range, "least") is { } least && Int(range, "most") is { } most)
                economy = new(least, most);
            else
                node.Refuse("economy", "needs least and most, the steps for each image.");
            range.RefuseTheRest();
        }

        return perImage is { } rate ? new(rate, minimum ?? 1, maximum) { EconomyRate = economy } : (PerImageStepPolicy?)Missing(node, "perImage");
    }

    private static int? Int(PresetNode node, string member)
    {
        if (node.Whole(member) is not { } whole)
            return null;
        if (whole is >= int.MinValue and <= int.MaxValue)
            return (int)whole;
        node.Refuse(member, Invariant($"is {whole}, which is beyond all use."));
        return null;
    }

    private static StepPolicy? Missing(PresetNode node, string member)
    {
        node.Refuse(member, "is missing.");
        return null;
    }
}
