using System.Globalization;
using System.Text;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>The log of a run, and its loss as a curve over the steps.</summary>
internal sealed class LossCurve(string folder)
{
    private const int Width = 720;
    private const int Height = 300;
    private const int Margin = 44;
    private const int Ticks = 5;

    private readonly string _log = Path.Combine(folder, "loss.tsv");

    /// <summary>Adds a line: step, mean loss since the line before, learning rate, minutes.</summary>
    public void Add(int step, double loss, float rate, TimeSpan elapsed)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{step}\t{loss:F4}\t{rate:E2}\t{elapsed.TotalMinutes:F2}");
        Console.WriteLine(line);
        File.AppendAllText(_log, line + "\n");
    }

    /// <summary>Writes loss.svg.</summary>
    public void Draw()
    {
        if (!File.Exists(_log)) return;
        var points = File.ReadLines(_log).Select(line => line.Split('\t')).Select(p => (Step: Number(p[0]), Loss: Number(p[1]))).ToList();
        var (first, last) = (points.Min(p => p.Step), points.Max(p => p.Step));
        var (low, high) = (points.Min(p => p.Loss), points.Max(p => p.Loss));
        var svg = new StringBuilder();
        svg.AppendLine(Svg($"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{Height}" font-family="sans-serif" font-size="12">"""));
        svg.AppendLine("""<rect width="100%" height="100%" fill="white"/>""");
        for (var i = 0; i <= Ticks; i++)
        {
            var (step, loss) = (first + ((last - first) * i / Ticks), low + ((high - low) * i / Ticks));
            svg.AppendLine(Svg($"""<text x="{X(step)}" y="{Height - Margin + 18}" text-anchor="middle">{step:F0}</text>"""));
            svg.AppendLine(Svg($"""<text x="{Margin - 6}" y="{Y(loss) + 4}" text-anchor="end">{loss:F3}</text>"""));
            svg.AppendLine(Svg($"""<line x1="{Margin}" x2="{Width - Margin}" y1="{Y(loss)}" y2="{Y(loss)}" stroke="#ddd"/>"""));
        }

        svg.AppendLine(Svg($"""<text x="{Width / 2}" y="{Height - 6}" text-anchor="middle">step</text><text x="{Margin}" y="18">mean squared error of the velocity</text>"""));
        var line = string.Join(' ', points.Select(p => Svg($"{X(p.Step):F1},{Y(p.Loss):F1}")));
        svg.AppendLine(Svg($"""<polyline points="{line}" fill="none" stroke="#2563eb" stroke-width="1.5"/></svg>"""));
        File.WriteAllText(Path.Combine(folder, "loss.svg"), svg.ToString());

        double X(double step) => Margin + ((Width - (2 * Margin)) * (step - first) / Math.Max(1, last - first));
        double Y(double loss) => Height - Margin - ((Height - (2 * Margin)) * (loss - low) / Math.Max(1e-9, high - low));
    }

    private static string Svg(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
