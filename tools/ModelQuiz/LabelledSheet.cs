using System.Globalization;
using System.Security;
using System.Text;
using Astria.Flux.Imaging;

namespace Astria.Flux.Tools.ModelQuiz;

/// <summary>The same pictures with their names below, as an SVG file that holds them: letters are the viewer's business.</summary>
internal static class LabelledSheet
{
    private const int Side = 112;
    private const int Line = 18;
    private const int Gap = 8;

    public static string Of(IReadOnlyList<(string Name, Picture Picture)> pictures)
    {
        var rows = (pictures.Count + PictureSheet.Columns - 1) / PictureSheet.Columns;
        var width = Gap + (PictureSheet.Columns * (Side + Gap));
        var height = Gap + (rows * (Side + Line + Gap));
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}" viewBox="0 0 {width} {height}">""");
        svg.AppendLine("""<rect width="100%" height="100%" fill="white"/>""");
        for (var i = 0; i < pictures.Count; i++)
        {
            var x = Gap + (i % PictureSheet.Columns * (Side + Gap));
            var y = Gap + (i / PictureSheet.Columns * (Side + Line + Gap));
            var content = Convert.ToBase64String(PictureCodec.EncodePng(pictures[i].Picture));
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<image x="{x}" y="{y}" width="{Side}" height="{Side}" xlink:href="data:image/png;base64,{content}"/>""");
            svg.AppendLine(CultureInfo.InvariantCulture, $"""<text x="{x + (Side / 2)}" y="{y + Side + 13}" font-family="sans-serif" font-size="13" text-anchor="middle">{SecurityElement.Escape(pictures[i].Name)}</text>""");
        }

        return svg.AppendLine("</svg>").ToString();
    }
}
