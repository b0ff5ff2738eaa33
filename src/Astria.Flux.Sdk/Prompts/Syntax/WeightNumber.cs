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
}
