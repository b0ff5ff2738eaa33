using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Presets;

/// <summary>One object or value of a preset being read, from JSON or from configuration: hands out members of the kind that is wanted,
/// and writes down every fault with its place instead of stopping at the first.</summary>
/// <remarks>Step policies of your own are read with it, see <see cref="StepPolicyReader"/>. Member names match in any letter case,
/// as configuration has them.</remarks>
public sealed class PresetNode
{
    private readonly IReadOnlyDictionary<string, PresetNode>? _members;
    private readonly object? _value;
    private readonly List<FluxFault> _faults;
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    private PresetNode(string place, IReadOnlyDictionary<string, PresetNode>? members, object? value, List<FluxFault> faults)
    {
        Place = place;
        _members = members;
        _value = value;
        _faults = faults;
    }

    /// <summary>Where it is: <c>steps</c>, <c>lora.rank</c>, <c>Presets:0:Lora:Rank</c>; empty for the whole.</summary>
    public string Place { get; }

    internal bool IsObject => _members is not null;

    /// <summary>Reads a text.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The text; <see langword="null"/> when the member is missing or no text, which is then a fault.</returns>
    public string? Text(string member) => Find(member) switch
    {
        null => null,
        { _value: string text } => text,
        { _value: ConfiguredText(var text) } => text,
        var node => node.Refuse<string?>("must be a text"),
    };

    /// <summary>Reads a whole number.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The number; <see langword="null"/> when the member is missing or no whole number, which is then a fault.</returns>
    public long? Whole(string member) => Find(member) switch
    {
        null => null,
        { _value: long whole } => whole,
        { _value: ConfiguredText(var text) } when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) => whole,
        var node => node.Refuse<long?>("must be a whole number"),
    };

    /// <summary>Reads a number.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The number; <see langword="null"/> when the member is missing or no number, which is then a fault.</returns>
    public double? Number(string member) => Find(member) switch
    {
        null => null,
        { _value: double number } => number,
        { _value: long whole } => whole,
        { _value: ConfiguredText(var text) } when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        var node => node.Refuse<double?>("must be a number"),
    };

    /// <summary>Reads a yes or no.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The answer; <see langword="null"/> when the member is missing or neither, which is then a fault.</returns>
    public bool? Flag(string member) => Find(member) switch
    {
        null => null,
        { _value: bool flag } => flag,
        { _value: ConfiguredText(var text) } when bool.TryParse(text, out var flag) => flag,
        var node => node.Refuse<bool?>("must be true or false"),
    };

    /// <summary>Reads an object.</summary>
    /// <param name="member">The member's name.</param>
    /// <returns>The object; <see langword="null"/> when the member is missing or no object, which is then a fault.</returns>
    public PresetNode? Child(string member) => Find(member) switch
    {
        null => null,
        { IsObject: true } node => node,
        var node => node.Refuse<PresetNode?>("must be an object"),
    };

    /// <summary>Writes down that a member is wrong.</summary>
    /// <param name="member">The member's name.</param>
    /// <param name="problem">What is wrong with it, and what would be right.</param>
    public void Refuse(string member, string problem) => _faults.Add(new(PlaceOf(member), problem));

    /// <summary>Writes down every member that nobody asked for: a slip of the pen must not be taken for a default.</summary>
    internal void RefuseTheRest()
    {
        foreach (var (name, node) in _members!)
        {
            if (!_asked.Contains(name))
                _faults.Add(new(node.Place, $"is unknown here. Known: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}."));
        }
    }

    internal static PresetNode From(JsonElement element, string place, List<FluxFault> faults) => element.ValueKind switch
    {
        JsonValueKind.Object => new(place, Members(element, place, faults), null, faults),
        JsonValueKind.String => new(place, null, TextOf(element), faults),
        JsonValueKind.True or JsonValueKind.False => new(place, null, element.GetBoolean(), faults),
        JsonValueKind.Number => new(place, null, element.TryGetInt64(out var whole) ? whole : double.IsFinite(element.GetDouble()) ? element.GetDouble() : null, faults),
        _ => new(place, null, null, faults),
    };

    internal static PresetNode From(IConfigurationSection section, List<FluxFault> faults)
    {
        var children = section.GetChildren().ToList();
        return children.Count > 0 || section.Value is null
            ? new(section.Path, children.ToDictionary(child => child.Key, child => From(child, faults), StringComparer.OrdinalIgnoreCase), null, faults)
            : new(section.Path, null, new ConfiguredText(section.Value), faults);
    }

    private static Dictionary<string, PresetNode> Members(JsonElement element, string place, List<FluxFault> faults)
    {
        var members = new Dictionary<string, PresetNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in element.EnumerateObject())
        {
            var where = place.Length == 0 ? member.Name : $"{place}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (!members.TryAdd(member.Name, From(member.Value, where, faults)))
                faults.Add(new(where, "is there twice."));
        }

        return members;
    }

    // A lone half of a surrogate pair is legal in JSON's escapes and no text.
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private PresetNode? Find(string member)
    {
        _asked.Add(member);
        return _members is not null && _members.TryGetValue(member, out var node) ? node : null;
    }

    private T? Refuse<T>(string rule)
    {
        _faults.Add(new(Place, $"{rule}."));
        return default;
    }

    private string PlaceOf(string member) =>
        _members is not null && _members.TryGetValue(member, out var node) ? node.Place : Place.Length == 0 ? member : $"{Place}{(Place.Contains(':', StringComparison.Ordinal) ? ':' : '.')}{member}";

    // Configuration knows only texts; what they mean, the reader's question decides.
    private sealed record ConfiguredText(string Value);
}
