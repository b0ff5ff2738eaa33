namespace Astria.Flux.Prompts.Syntax;

/// <summary>Reads the number of a weight, in every culture alike.</summary>
internal static class WeightNumber
{
    /// <summary>Reads a number with an optional sign and one decimal point or comma.</summary>
    /// <returns>The number; not a number for anything else, <c>1.2.3</c> among it.</returns>
    public static double Parse(ReadOnlySpan<char> text)
    {
        var position = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        double digits = 0, scale = 1;
        var hasPoint = false;
        var hasDigit = false;
        for (; position < text.Length; position++)
        {
            if (text[position] is >= '0' and <= '9')
            {
                hasDigit = true;
                digits = digits * 10 + (text[position] - '0');
                scale *= hasPoint ? 10 : 1;
            }
            else if (text[position] is '.' or ',' && !hasPoint)
            {
                hasPoint = true;
            }
            else
            {
                return double.NaN;
            }
        }

        if (!hasDigit)
            return double.NaN;
        return text[0] == '-' ? -digits / scale : digits / scale;
    }

    /// <summary>As <see cref="Parse"/>; of a slip of the pen with too many points, <c>1.2.3</c> or <c>.1.5</c>, what stands before the second.</summary>
    /// <remarks>AUTOMATIC1111's grammar takes <c>[+-]?[.\d]+</c> for a weight, and fails on these. A date, <c>1.2.2024</c>, and an address are none.</remarks>
    public static double OfBracket(ReadOnlySpan<char> text)
    {
        var number = Parse(text);
        if (!double.IsNaN(number) || !IsBroken(text))
            return number;
        var first = text.IndexOf('.');
        return Parse(text.Slice(0, first + 1 + text.Slice(first + 1).IndexOf('.')));
    }

    /// <summary>Whether a text has two points, as an address has not, and no part between them has more than two digits.</summary>
    public static bool IsBroken(ReadOnlySpan<char> text)
    {
        int points = 0, digits = 0;
        for (var i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0; i < text.Length; i++)
        {
            if (text[i] == '.')
                (points, digits) = (points + 1, 0);
            else if (text[i] is not (>= '0' and <= '9') || ++digits > 2)
                return false;
        }

        return points == 2;
    }
}
