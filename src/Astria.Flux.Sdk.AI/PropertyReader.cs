using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Astria.Flux.AI;

/// <summary>Reads additional properties, which are objects or JSON, and notes every value that is not what its key wants.</summary>
internal sealed class PropertyReader(AdditionalPropertiesDictionary? properties, ICollection<FluxFault> faults)
{
    // Between these every whole number is told apart from its neighbours by a double.
    private const double LargestWhole = 1L << 53;

    /// <summary>What stands at a key; <see langword="null"/> for nothing, JSON's null too.</summary>
    public object? Value(string key) =>
        properties is not null && properties.TryGetValue(key, out var value) && value is not JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? value : null;

    public string? Text(string key) => Value(key) switch
    {
        null => null,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        var other => Refuse<string>(key, other, "a text"),
    };

    public long? Whole(string key) => Value(key) switch
    {
        null => null,
        var value and (sbyte or byte or short or ushort or int or uint or long) => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        ulong value and <= long.MaxValue => (long)value,
        double value when value == Math.Truncate(value) && Math.Abs(value) <= LargestWhole => (long)value,
        JsonElement { ValueKind: JsonValueKind.Number } json when json.TryGetInt64(out var value) => value,
        var other => RefuseValue<long>(key, other, "a whole number"),
    };

    public int? Int32(string key) => Whole(key) switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var value => (int)value,
        var value => RefuseValue<int>(key, value, "a whole number, and not as large as that"),
    };

    public double? Number(string key) => Value(key) switch
    {
        null => null,
        var value and (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal) => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        var other => RefuseValue<double>(key, other, "a number"),
    };

    public T? Instance<T>(string key)
        where T : class => Value(key) switch
        {
            null => null,
            T value => value,
            var other => Refuse<T>(key, other, "an IProgress<GenerationProgress>"),
        };

    /// <summary>Notes keys that look like ours and aren't: a slip of the pen must not be taken for a default.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in properties?.Keys ?? Enumerable.Empty<string>())
        {
            if (key.StartsWith(FluxImageProperties.Prefix, StringComparison.OrdinalIgnoreCase) && !FluxImageProperties.Asked.Contains(key, StringComparer.OrdinalIgnoreCase))
                faults.Add(new(key, $"is no property of FLUX engines; known are {string.Join(", ", FluxImageProperties.Asked)}."));
        }
    }

    /// <summary>A value in words that are safe to show: its kind, and the value itself where it is a short one.</summary>
    public static string Shown(object value) => value switch
    {
        JsonElement json => json.GetRawText() is { Length: <= 40 } text ? text : $"JSON of the kind {json.ValueKind}",
        string text => $"'{(text.Length <= 40 ? text : text[..40] + "…")}'",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"a {value.GetType().Name}",
    };

    private T? Refuse<T>(string key, object value, string expected)
        where T : class
    {
        faults.Add(new(key, $"is {Shown(value)}; it must be {expected}."));
        return null;
    }

    private T? RefuseValue<T>(string key, object value, string expected)
        where T : struct
    {
        faults.Add(new(key, $"is {Shown(value)}; it must be {expected}."));
        return null;
    }
}
