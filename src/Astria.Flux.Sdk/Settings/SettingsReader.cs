using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Settings;

/// <summary>Reads the values at a place in settings, and notes every fault instead of stopping at the first.</summary>
/// <remarks>For engines and packages with options of their own, see <see cref="SettingsOptionsExtensions.BindSettings"/>. Keys match in any letter case. Nothing is
/// found by reflection, so it works trimmed and compiled ahead of time.</remarks>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "It reads values of these types, as BinaryReader does.")]
public sealed class SettingsReader
{
    private readonly SettingsNode _node;
    private readonly ICollection<FluxFault> _faults;
    private readonly Dictionary<string, SettingsNode> _children = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _known = [];

    /// <summary>Begins to read a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="faults">Where faults are noted, with their places: <c>Flux:Local:Threads</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public SettingsReader(IConfiguration section, ICollection<FluxFault> faults)
        : this(new ConfigurationSettingsNode(section ?? throw new ArgumentNullException(nameof(section))), faults ?? throw new ArgumentNullException(nameof(faults)))
    {
    }

    internal SettingsReader(SettingsNode node, ICollection<FluxFault> faults)
    {
        _node = node;
        _faults = faults;
        foreach (var (key, child) in node.Children)
        {
            if (!_children.TryAdd(key, child))
                faults.Add(new(child.Place, "is given twice."));
        }
    }

    /// <summary>The keys that are there, in order.</summary>
    public IReadOnlyList<string> Keys => [.. _children.Keys];

    /// <summary>Whether there is something at a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns><see langword="true"/> for a value or a group.</returns>
    public bool Has(string key) => _children.TryGetValue(key, out var child) && (child.Text is not null || child.Children.Any());

    /// <summary>The keys that were asked for.</summary>
    internal IReadOnlyList<string> Known => _known;

    /// <summary>Reads a text.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; <see langword="null"/> when it is missing.</returns>
    public string? Text(string key) => Child(key)?.Text;

    /// <summary>Reads a text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; empty when it is missing, which is then a fault.</returns>
    public string RequiredText(string key)
    {
        if (Text(key) is { } text)
            return text;
        Fault(key, "is missing.");
        return string.Empty;
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or no such number, which is then a fault.</param>
    /// <returns>The number.</returns>
    public int Int32(string key, int fallback) => Parse(
        key,
        fallback,
        "a whole number",
        static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    /// <summary>Reads a whole number that may be large.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The number; <see langword="null"/> when it is missing, or no such number, which is then a fault.</returns>
    public long? Int64(string key) => Parse<long?>(
        key,
        null,
        "a whole number",
        static (string text, out long? value) =>
        {
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
            return value is not null;
        });

    /// <summary>Reads a number.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or no number, which is then a fault.</param>
    /// <returns>The number.</returns>
    public double Double(string key, double fallback) => Parse(
        key,
        fallback,
        "a number with a decimal point",
        static (string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    /// <summary>Reads a decimal number, such as a price.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or no number, which is then a fault.</param>
    /// <returns>The number.</returns>
    public decimal Decimal(string key, decimal fallback) => Parse(
        key,
        fallback,
        "a number with a decimal point",
        static (string text, out decimal value) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    /// <summary>Reads a length of time.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or no time, which is then a fault.</param>
    /// <returns>The time.</returns>
    public TimeSpan Time(string key, TimeSpan fallback) => Parse(
        key,
        fallback,
        "a time such as 00:01:30",
        static (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));

    /// <summary>Reads a yes or no.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or neither, which is then a fault.</param>
    /// <returns>The answer.</returns>
    public bool Boolean(string key, bool fallback) => Parse<bool>(key, fallback, "true or false", bool.TryParse);

    /// <summary>Reads an address.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or no full address, which is then a fault.</param>
    /// <returns>The address.</returns>
    public Uri? Address(string key, Uri? fallback) => Parse(
        key,
        fallback,
        "a full address such as https://app.example/astria",
        static (string text, out Uri? value) => Uri.TryCreate(text, UriKind.Absolute, out value));

    /// <summary>Reads one of the names of an enumeration, in any letter case; of flags several, with commas between them.</summary>
    /// <typeparam name="TEnum">The enumeration.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="fallback">What holds when it is missing, or no such name, which is then a fault.</param>
    /// <returns>The value.</returns>
    public TEnum Enum<TEnum>(string key, TEnum fallback)
        where TEnum : struct, Enum => Parse(
            key,
            fallback,
            $"one of {string.Join(", ", System.Enum.GetNames<TEnum>())}",

            // Numbers are no names, and what no name stands for is written as a number.
            static (string text, out TEnum value) =>
                System.Enum.TryParse(text, ignoreCase: true, out value) && !text.Any(char.IsAsciiDigit) && !char.IsAsciiDigit(value.ToString().TrimStart('-')[0]));

    /// <summary>Reads a group of values.</summary>
    /// <param name="key">The key.</param>
    /// <returns>A reader of the group; of nothing when it is missing.</returns>
    public SettingsReader Group(string key)
    {
        var child = Child(key) ?? _node.Absent(key);
        if (!string.IsNullOrEmpty(child.Text))
            Fault(key, $"is '{child.Text}'; it must be a group of settings.");
        return new(child, _faults);
    }

    /// <summary>Reads a list of groups.</summary>
    /// <param name="key">The key.</param>
    /// <returns>A reader of each, in order; none when it is missing.</returns>
    public IReadOnlyList<SettingsReader> Groups(string key)
    {
        if (Child(key) is { Text.Length: > 0 } child)
            Fault(key, $"is '{child.Text}'; it must be a list of groups.");
        return [.. Items(key).Select(item => new SettingsReader(item, _faults))];
    }

    /// <summary>Notes that a value makes no sense.</summary>
    /// <param name="key">The key.</param>
    /// <param name="problem">What is wrong with it, and what would be right.</param>
    public void Fault(string key, string problem) => _faults.Add(new(_children.GetValueOrDefault(key, _node.Absent(key)).Place, problem));

    /// <summary>Notes every key that nothing has asked for: a slip of the pen must not be taken for a default.</summary>
    /// <param name="allowGroups">Whether unknown groups are somebody else's and may stay.</param>
    public void RefuseUnknown(bool allowGroups = false)
    {
        foreach (var (key, child) in _children)
        {
            var isKnown = _known.Contains(key, StringComparer.OrdinalIgnoreCase) || (allowGroups && child.Text is null);
            if (!isKnown)
                _faults.Add(new(child.Place, $"is not a setting; known here: {string.Join(", ", _known)}."));
        }
    }

    /// <summary>The groups that nothing has asked for, also empty ones.</summary>
    internal IEnumerable<(string Name, string Place)> UnknownGroups() =>
        _children.Where(child => child.Value.Text is null && !_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(child => (child.Key, child.Value.Place));

    /// <summary>The items of a list.</summary>
    internal IEnumerable<SettingsNode> Items(string key) => Child(key)?.Children.Select(child => child.Node) ?? [];

    private T Parse<T>(string key, T fallback, string expected, TryParse<T> parse)
    {
        if (Child(key) is not { } child || (child.Text is null && !child.Children.Any()))
            return fallback;
        if (child.Text is { Length: > 0 } text && parse(text, out var value))
            return value;
        Fault(key, $"is {(child.Text is null ? "a group" : $"'{child.Text}'")}; it must be {expected}.");
        return fallback;
    }

    private SettingsNode? Child(string key)
    {
        if (!_known.Contains(key, StringComparer.Ordinal))
            _known.Add(key);
        return _children.GetValueOrDefault(key);
    }

    private delegate bool TryParse<T>(string text, out T value);
}
