using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Astria.Flux.Presets;

/// <summary>Writes JSON so that equal content gives equal bytes, in the manner of RFC 8785: members sorted by name (ordinal), no spaces,
/// the fewest escapes, numbers as short as they can be. Integers are written in full, where the RFC would round them to a double.</summary>
internal static class CanonicalJson
{
    public static string Write(JsonElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendAll(text, '{', '}', element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal), member =>
                {
                    AppendText(text, member.Name);
                    text.Append(':');
                    Append(text, member.Value);
                });
                break;
            case JsonValueKind.Array:
                AppendAll(text, '[', ']', element.EnumerateArray(), item => Append(text, item));
                break;
            case JsonValueKind.String:
                AppendText(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(item);
        }

        text.Append(close);
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }

    private static string Number(JsonElement element) =>
        element.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : Number(element.GetDouble());

    // ECMAScript's Number::toString, which RFC 8785 prescribes: .NET finds the same shortest digits and only spells the exponent otherwise.
    private static string Number(double value)
    {
        if (value == 0)
            return "0";
        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? parts[0] : parts[0][..point];
        var all = point < 0 ? whole : whole + parts[0][(point + 1)..];
        var digits = all.TrimStart('0');

        // The power of ten of the first digit that counts.
        var exponent = whole.Length - 1 - (all.Length - digits.Length) + (parts.Length == 1 ? 0 : int.Parse(parts[1], CultureInfo.InvariantCulture));
        return (value < 0 ? "-" : string.Empty) + Spell(digits.TrimEnd('0'), exponent);
    }

    private static string Spell(string digits, int exponent) => exponent switch
    {
        >= 0 and < 21 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
        >= 0 and < 21 => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        < 0 and >= -6 => $"0.{new string('0', -exponent - 1)}{digits}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}"),
    };
}
