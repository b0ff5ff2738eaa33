using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Presets;

/// <summary>The presets an app knows, by name and revision. Letter case means nothing in a name.</summary>
/// <remarks>
/// <para>A name is stable, and its expansion evolves: there may be several revisions of one name, and the newest is served unless the caller
/// pins one, as in <c>portrait@2025-06</c>. A revision never changes: two presets of the same name and revision are refused.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class PresetCatalog
{
    private readonly FrozenDictionary<string, FluxPreset[]> _byName;

    /// <summary>Creates a catalog of just these presets.</summary>
    /// <param name="presets">The presets; for the built-in ones and more: <c>[.. FluxPresets.All, mine]</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="presets"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A preset makes no sense, or two have the same name and revision; every fault is listed.</exception>
    public PresetCatalog(IEnumerable<FluxPreset> presets)
    {
        ArgumentNullException.ThrowIfNull(presets);
        FluxPreset[] given = [.. presets];
        var faults = FaultsOf(given);
        if (faults.Count > 0)
            throw new FluxPolicyException("These presets can't be used.", faults);
        AllRevisions = given;
        _byName = given
            .GroupBy(preset => preset.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(revisions => revisions.Key, revisions => revisions.OrderByDescending(preset => preset.Revision).ToArray(), StringComparer.OrdinalIgnoreCase);
        All = [.. given.Select(preset => preset.Name).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => _byName[name][0])];
    }

    /// <summary>The built-in presets.</summary>
    public static PresetCatalog BuiltIn { get; } = new(FluxPresets.All);

    /// <summary>The newest revision of every preset, in the order the names were given.</summary>
    public IReadOnlyList<FluxPreset> All { get; }

    /// <summary>Every revision of every preset, in the order given.</summary>
    public IReadOnlyList<FluxPreset> AllRevisions { get; }

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, in any letter case, for the newest revision; or with a revision, such as <c>portrait@2025-06</c>.</param>
    /// <returns>The preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such preset or revision; the message lists those there are.</exception>
    public FluxPreset Get(string name)
    {
        if (TryGet(name, out var preset))
            return preset;
        throw PresetReference.TryParse(name, out var reference) && _byName.TryGetValue(reference.Name, out var revisions)
            ? new ArgumentException($"There is no revision {reference.Revision} of the preset '{revisions[0].Name}'. Known: {string.Join(", ", revisions.Select(known => known.Revision))}.", nameof(name))
            : new ArgumentException($"There is no preset '{name}'. Known: {string.Join(", ", All.Select(known => known.Name))}.", nameof(name));
    }

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, in any letter case, for the newest revision; or with a revision, such as <c>portrait@2025-06</c>.</param>
    /// <param name="preset">The preset, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether there is such a preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public bool TryGet(string name, [MaybeNullWhen(false)] out FluxPreset preset)
    {
        ArgumentNullException.ThrowIfNull(name);
        preset = null;
        if (!PresetReference.TryParse(name, out var reference) || !_byName.TryGetValue(reference.Name, out var revisions))
            return false;
        preset = reference.Revision is { } pinned ? Array.Find(revisions, known => known.Revision == pinned) : revisions[0];
        return preset is not null;
    }

    /// <summary>The revisions of a preset.</summary>
    /// <param name="name">Its name, in any letter case.</param>
    /// <returns>Every revision, the newest first; none when there is no such preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<FluxPreset> Revisions(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(name, out var revisions) ? Array.AsReadOnly(revisions) : [];
    }

    /// <summary>Finds everything that keeps presets from being a catalog.</summary>
    internal static List<FluxFault> FaultsOf(IReadOnlyList<FluxPreset> presets)
    {
        var faults = new List<FluxFault>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < presets.Count; i++)
        {
            var place = Invariant($"presets[{i}]");
            if (presets[i] is not { } preset)
            {
                faults.Add(new(place, "is null."));
                continue;
            }

            if (!string.IsNullOrEmpty(preset.Name))
                place = $"{place} '{preset.Name}'";
            faults.AddRange(preset.Validate().Select(fault => fault with { Place = $"{place}.{fault.Place}" }));
            if (preset.Name is not null && !seen.TryAdd(preset.Reference, i))
                faults.Add(new(place, Invariant($"has the name of presets[{seen[preset.Reference]}] and its revision {preset.Revision}; a revision never changes, so give the change a date of its own, or another name.")));
        }

        return faults;
    }
}
