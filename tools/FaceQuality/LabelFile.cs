using System.Globalization;
using Astria.Flux.Imaging;

namespace Astria.Flux.Tools.FaceQuality;

/// <summary>Which faces pictures show.</summary>
internal static class LabelFile
{
    public static IEnumerable<(string Path, RelativePoint[] Faces)> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split('\t');
            if (parts is not [var name, var faces]) throw new FormatException($"{path}, line {number}: a path, a tab, and points or -.");
            yield return (name, faces == "-" ? [] : [.. faces.Split(' ').Select(Point)]);
        }
    }

    private static RelativePoint Point(string text) =>
        text.Split(',') is [var x, var y]
            ? new(double.Parse(x, CultureInfo.InvariantCulture), double.Parse(y, CultureInfo.InvariantCulture))
            : throw new FormatException($"'{text}' is no point; write it as 0.41,0.22.");
}
