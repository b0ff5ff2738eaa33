using System.Text.Json;

namespace Astria.Flux.Presets;

/// <summary>What changed between two presets, usually two revisions of one: every value, and what that means in steps.</summary>
public sealed record PresetDiff
{
    // Below the built-in rules' floor, at it, above it, and a big set: where changes of a rule show.
    private static readonly int[] TellingCounts = [1, 8, 12, 15, 20, 40, 100];

    private PresetDiff(FluxPreset before, FluxPreset after, IReadOnlyList<PresetChange> changes, IReadOnlyList<StepChange> stepChanges)
    {
        Before = before;
        After = after;
        Changes = changes;
        StepChanges = stepChanges;
    }

    /// <summary>The one preset, usually the older.</summary>
    public FluxPreset Before { get; }

    /// <summary>The other preset, usually the newer.</summary>
    public FluxPreset After { get; }

    /// <summary>Every value that differs, name and revision included, in the order of their paths.</summary>
    public IReadOnlyList<PresetChange> Changes { get; }

    /// <summary>What the change means for 1, 8, 12, 15, 20, 40 and 100 images, where it means something.</summary>
    public IReadOnlyList<StepChange> StepChanges { get; }

    /// <summary>Whether a training with the one is a training with the other: nothing differs but what people read (name, revision, purpose, legacy).</summary>
    public bool TrainsTheSame => StepChanges.Count == 0 && Changes.All(change => change.Path is "name" or "revision" or "purpose" or "isLegacy");

    /// <summary>Compares two presets.</summary>
    /// <param name="before">The one, usually the older.</param>
    /// <param name="after">The other, usually the newer.</param>
    /// <returns>What differs.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A preset makes no sense; every fault is listed.</exception>
    public static PresetDiff Between(FluxPreset before, FluxPreset after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var was = Values(before);
        var now = Values(after);
        var changes = was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(path => new PresetChange(path, was.GetValueOrDefault(path), now.GetValueOrDefault(path)))
            .Where(change => change.Before != change.After)
            .ToList();
        var steps = TellingCounts.Select(count => Steps(before, after, count)).Where(change => change.Before != change.After || change.ExposuresBefore != change.ExposuresAfter).ToList();
        return new(before, after, changes.AsReadOnly(), steps.AsReadOnly());
    }

    /// <summary>The differences, one on a line.</summary>
    /// <returns>The presets' references, then each change; <c>no difference</c> when there is none.</returns>
    public override string ToString()
    {
        var lines = Changes.Select(change => $"  {change}").Concat(StepChanges.Select(change => $"  {change}"));
        return string.Join('\n', lines.Prepend($"{Before.Reference} → {After.Reference}{(Changes.Count == 0 ? ": no difference" : "")}"));
    }

    private static StepChange Steps(FluxPreset before, FluxPreset after, int count)
    {
        var was = before.PlanSteps(count);
        var now = after.PlanSteps(count);
        return new(count, was.Steps, now.Steps, was.Exposures, now.Exposures);
    }

    private static Dictionary<string, string> Values(FluxPreset preset)
    {
        using var document = JsonDocument.Parse(PresetExpansion.Of(preset).Json);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(document.RootElement, string.Empty);
        return values;

        void Collect(JsonElement element, string path)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                values.Add(path, CanonicalJson.Write(element));
                return;
            }

            foreach (var member in element.EnumerateObject())
                Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
        }
    }
}
