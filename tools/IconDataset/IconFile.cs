using System.Globalization;
using System.Text.Json;

namespace Astria.Flux.IconDataset;

/// <summary>One icon: its name and a whole SVG document with a square view box.</summary>
internal sealed record Icon(string Slug, string Svg);

/// <summary>Reads an icon package's icons.json.</summary>
internal static class IconFile
{
    private const double DefaultSide = 16;

    public static IReadOnlyList<Icon> Read(string packageFolder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(packageFolder, "icons.json")));
        var root = json.RootElement;
        var icons = new List<Icon>();
        foreach (var icon in root.GetProperty("icons").EnumerateObject())
        {
            if (icon.Value.TryGetProperty("hidden", out var hidden) && hidden.ValueKind == JsonValueKind.True)
            {
                continue;
            }

            icons.Add(new Icon(icon.Name, ToSvg(root, icon.Value)));
        }

        return icons;
    }

    private static string ToSvg(JsonElement defaults, JsonElement icon)
    {
        double Number(string name, double otherwise) =>
            icon.TryGetProperty(name, out var own) ? own.GetDouble()
            : defaults.TryGetProperty(name, out var shared) ? shared.GetDouble()
            : otherwise;

        var width = Number("width", DefaultSide);
        var height = Number("height", DefaultSide);
        var side = Math.Max(width, height);
        var left = Number("left", 0) - ((side - width) / 2);
        var top = Number("top", 0) - ((side - height) / 2);
        var body = icon.GetProperty("body").GetString();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{left} {top} {side} {side}">{body}</svg>""");
    }
}
