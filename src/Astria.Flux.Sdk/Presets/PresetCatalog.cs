using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Presets;

/// <summary>The presets an app knows, by name. Letter case means nothing in a name.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class PresetCatalog
{
    private readonly FrozenDictionary<string, FluxPreset> _byName;

    /// <summary>Creates a catalog of just these presets.</summary>
    /// <param name="presets">The presets; for the built-in ones and more: <c>[.. FluxPresets.All, mine]</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="presets"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A preset makes no sense, or two have the same name; every fault is listed.</exception>
    public PresetCatalog(IEnumerable<FluxPreset> presets)
    {
        ArgumentNullException.ThrowIfNull(presets);
        All = [.. presets];
        var faults = FaultsOf(All);
        if (faults.Count > 0)
            throw new FluxPolicyException("These presets can't be used.", faults);
        _byName = All.ToFrozenDictionary(preset => preset.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The built-in presets.</summary>
    public static PresetCatalog BuiltIn { get; } = new(FluxPresets.All);

    /// <summary>Every preset, in the order given.</summary>
    public IReadOnlyList<FluxPreset> All { get; }

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, in any letter case.</param>
    /// <returns>The preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such preset; the message lists those there are.</exception>
    public FluxPreset Get(string name)
    {
        if (TryGet(name, out var found))
            return found;
        var known = string.Join(", ", All.Select(preset => preset.Name));
        throw new ArgumentException($"There is no preset '{name}'. Known: {known}.", nameof(name));
    }

    /// <summary>Finds a preset.</summary>
    /// <param name="name">Its name, in any letter case.</param>
    /// <param name="preset">The preset, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether there is such a preset.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public bool TryGet(string name, [MaybeNullWhen(false)] out FluxPreset preset)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.TryGetValue(name, out preset);
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
            if (preset.Name is not null && !seen.TryAdd(preset.Name, i))
                faults.Add(new(place, Invariant($"has the name of presets[{seen[preset.Name]}]; names must differ, in any letter case.")));
        }

        return faults;
    }
}
