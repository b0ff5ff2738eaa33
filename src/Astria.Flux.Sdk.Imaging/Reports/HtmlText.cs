using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Astria.Flux.Imaging.Reports;

/// <summary>HTML from an interpolated string: what is put in is escaped, so that no file name and no caption can become markup.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    /// <summary>Makes it.</summary>
    public static string Of(HtmlText html) => html._text.ToString();

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Puts in what is HTML already.</summary>
    public void AppendFormatted(Html html) => _text.Append(html.Markup);
}
