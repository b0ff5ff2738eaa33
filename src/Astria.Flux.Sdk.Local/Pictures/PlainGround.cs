using Astria.Flux.Imaging;

namespace Astria.Flux.Local.Pictures;

/// <summary>
/// Names the colour of a photo's background when it has one: a caption that says "on red" keeps the red from becoming part of the
/// subject. The bundled model was taught these very words.
/// </summary>
internal static class PlainGround
{
    // A border counts as plain when this share of its pixels lies within the distance of its middle colour.
    private const double Share = 0.7;
    private const double Distance = 60;

    // Pixels across at which the border is looked at.
    private const int LookAt = 128;

    private static readonly (string Name, int R, int G, int B)[] Colours =
    [
        ("white", 255, 255, 255), ("white", 225, 225, 225), ("black", 20, 20, 24), ("grey", 140, 142, 148), ("red", 214, 48, 49),
        ("orange", 240, 140, 40), ("yellow", 250, 214, 70), ("green", 60, 160, 80), ("teal", 30, 150, 150), ("blue", 50, 100, 220),
        ("purple", 130, 70, 180), ("pink", 245, 150, 190), ("brown", 120, 80, 50),
    ];

    /// <summary>The colours there are names for.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Colours.Select(c => c.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The colour's name, or null where the border is not of one colour.</summary>
    public static string? Name(Picture picture)
    {
        var small = PictureCodec.Resize(picture, Math.Min(picture.Width, LookAt), Math.Min(picture.Height, LookAt));
        var border = Border(small).ToList();
        var middle = (R: Median(border, p => p.R), G: Median(border, p => p.G), B: Median(border, p => p.B));
        var near = border.Count(p => Apart(p, middle) < Distance);
        return near < Share * border.Count ? null : Colours.MinBy(c => Apart((c.R, c.G, c.B), middle)).Name;
    }

    private static double Apart((int R, int G, int B) a, (int R, int G, int B) b) =>
        Math.Sqrt(Square(a.R - b.R) + Square(a.G - b.G) + Square(a.B - b.B));

    private static double Square(int value) => (double)value * value;

    private static int Median(List<(int R, int G, int B)> pixels, Func<(int R, int G, int B), int> channel) =>
        pixels.Select(channel).Order().ElementAt(pixels.Count / 2);

    // A cut-out lies on white, as it does where it is trained on.
    private static int OnWhite(Picture picture, int at, int channel) =>
        255 - ((255 - picture.Rgba[at + channel]) * picture.Rgba[at + 3] / 255);

    private static IEnumerable<(int R, int G, int B)> Border(Picture picture)
    {
        var depth = Math.Max(1, Math.Min(picture.Width, picture.Height) / 16);
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                // The lower edge is left out: it shows what the subject stands on.
                if (x >= depth && x < picture.Width - depth && y >= depth) continue;
                var at = ((y * picture.Width) + x) * Picture.BytesPerPixel;
                yield return (OnWhite(picture, at, 0), OnWhite(picture, at, 1), OnWhite(picture, at, 2));
            }
        }
    }
}
