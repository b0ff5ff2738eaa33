using System.Globalization;

namespace Astria.Flux.Settings;

/// <summary>Reads the values at a place in settings, and notes every fault instead of stopping at the first.</summary>
internal sealed class SettingsReader
{
    private readonly SettingsNode _node;
    private readonly ICollection<FluxFault> _faults;
    private readonly Dictionary<string, SettingsNode> _children = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _known = [];

    public SettingsReader(SettingsNode node, ICollection<FluxFault> faults)
    {
        _node = node;
        _faults = faults;
        foreach (var (key, child) in node.Children)
        {
            if (!_children.TryAdd(key, child))
                faults.Add(new(child.Place, "is given twice."));
        }
    }

    public bool Has(string key) => _children.TryGetValue(key, out var child) && (child.Text is not null || child.Children.Any());

    public string? Text(string key) => Child(key)?.Text;

    public string RequiredText(string key)
    {
        if (Text(key) is { } text)
            return text;
        Fault(key, "is missing.");
        return string.Empty;
    }

    public int Int32(string key, int fallback) => Parse(
        key,
        fallback,
        "a whole number",
        static (string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));

    public long? Int64(string key) => Parse<long?>(
        key,
        null,
        "a whole number",
        static (string text, out long? value) =>
        {
            value = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
            return value is not null;
        });

    public double Double(string key, double fallback) => Parse(
        key,
        fallback,
        "a number with a decimal point",
        static (string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    public decimal Decimal(string key, decimal fallback) => Parse(
        key,
        fallback,
        "a number with a decimal point",
        static (string text, out decimal value) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    public TimeSpan Time(string key, TimeSpan fallback) => Parse(
        key,
        fallback,
        "a time such as 00:01:30",
        static (string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value));

    public bool Boolean(string key, bool fallback) => Parse<bool>(key, fallback, "true or false", bool.TryParse);

    public TEnum Enum<TEnum>(string key, TEnum fallback)
        where TEnum : struct, Enum => Parse(
            key,
            fallback,
            $"one of {string.Join(", ", System.Enum.GetNames<TEnum>())}",
            static (string text, out TEnum value) =>
                System.Enum.TryParse(text, ignoreCase: true, out value) && System.Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]));

    /// <summary>A group of values; without any when there is no such group.</summary>
    public SettingsReader Group(string key)
    {
        var child = Child(key) ?? _node.Absent(key);
        if (!string.IsNullOrEmpty(child.Text))
            Fault(key, $"is '{child.Text}'; it must be a group of settings.");
        return new(child, _faults);
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<SettingsNode> Items(string key) => Child(key)?.Children.Select(child => child.Node) ?? [];

    public void Fault(string key, string problem) => _faults.Add(new(_children.GetValueOrDefault(key, _node.Absent(key)).Place, problem));

    /// <summary>Notes every key that nothing has asked for.</summary>
    /// <param name="allowGroups">Whether unknown groups are somebody else's and may stay.</param>
    public void RefuseUnknown(bool allowGroups = false)
    {
        foreach (var (key, child) in _children)
        {
            var isKnown = _known.Contains(key, StringComparer.OrdinalIgnoreCase) || (allowGroups && child.Children.Any());
            if (!isKnown)
                _faults.Add(new(child.Place, $"is not a setting; known here: {string.Join(", ", _known)}."));
        }
    }

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
