using System.Text.Json;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>The pictures and their captions; each sample is one picture on a plain ground, a little moved and scaled.</summary>
internal sealed class IconSet
{
    public const int Side = 64;

    // Groups of things that a few million weights can learn to draw: no people, flags, signs, clocks.
    private static readonly HashSet<string> Subgroups = new(StringComparer.Ordinal)
    {
        "animal-mammal", "animal-bird", "animal-bug", "animal-marine", "animal-reptile", "animal-amphibian", "plant-flower", "plant-other",
        "food-fruit", "food-vegetable", "food-prepared", "food-sweet", "food-asian", "drink", "transport-ground", "transport-air",
        "transport-water", "musical-instrument", "sport", "heart", "light-video", "event", "clothing", "household", "place-building",
        "face-smiling", "face-costume", "tool", "game", "music",
    };

    private static readonly (string Name, byte R, byte G, byte B)[] Grounds =
    [
        ("white", 255, 255, 255), ("black", 20, 20, 24), ("grey", 140, 142, 148), ("red", 214, 48, 49), ("orange", 240, 140, 40),
        ("yellow", 250, 214, 70), ("green", 60, 160, 80), ("teal", 30, 150, 150), ("blue", 50, 100, 220), ("purple", 130, 70, 180),
        ("pink", 245, 150, 190), ("brown", 120, 80, 50),
    ];

    private readonly List<(Picture Picture, string Caption)> _icons = [];

    public IconSet(string folder)
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "pictures.jsonl")))
        {
            using var entry = JsonDocument.Parse(line);
            var caption = entry.RootElement.GetProperty("caption").GetString()!;
            if (!Subgroups.Contains(entry.RootElement.GetProperty("subgroup").GetString()!) || caption.Contains("oncoming", StringComparison.Ordinal)) continue;
            var path = Path.Combine(folder, entry.RootElement.GetProperty("file").GetString()!);
            _icons.Add((PictureCodec.Decode(File.ReadAllBytes(path), path), caption));
        }
    }

    public int Count => _icons.Count;

    public IReadOnlyList<string> Captions => [.. _icons.Select(icon => icon.Caption).Distinct(StringComparer.Ordinal)];

    /// <summary>Draws one sample: its caption ("" one time in ten, so that guidance has something to compare with) and its pixels, −1 to 1.</summary>
    public (string Caption, float[] Pixels) Draw(ref FluxRandom random)
    {
        var (icon, caption) = _icons[random.NextInt(_icons.Count)];
        var (ground, r, g, b) = Grounds[random.NextUniform() < 0.4 ? 0 : random.NextInt(Grounds.Length)];
        var scale = 0.80 + (0.18 * random.NextUniform());
        var free = Side * (1 - scale);
        var left = free * random.NextUniform();
        var top = free * random.NextUniform();
        var flipped = random.NextUniform() < 0.25;
        var pixels = Compose(icon, (r, g, b), scale, left, top, flipped);
        if (random.NextUniform() < 0.1) return ("", pixels);
        var plain = ground == "white" && random.NextUniform() < 0.5;
        return (plain ? caption : $"{caption} on {ground}", pixels);
    }

    private static float[] Compose(Picture icon, (byte R, byte G, byte B) ground, double scale, double left, double top, bool flipped)
    {
        var pixels = new float[3 * Side * Side];
        Span<float> colour = stackalloc float[4];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                Sample(icon, (x + 0.5 - left) / scale, (y + 0.5 - top) / scale, flipped, colour);
                var at = (y * Side) + x;
                pixels[at] = Mix(colour[0], ground.R, colour[3]);
                pixels[(Side * Side) + at] = Mix(colour[1], ground.G, colour[3]);
                pixels[(2 * Side * Side) + at] = Mix(colour[2], ground.B, colour[3]);
            }
        }

        return pixels;
    }

    // Colours come weighted by alpha.
    private static float Mix(float colour, byte ground, float alpha) => ((colour + (ground * (1 - alpha))) / 127.5f) - 1;

    // Bilinear, in colours weighted by their alpha; nothing outside the icon.
    private static void Sample(Picture icon, double x, double y, bool flipped, Span<float> colour)
    {
        colour.Clear();
        if (flipped) x = Side - x;
        var x0 = (int)Math.Floor(x - 0.5);
        var y0 = (int)Math.Floor(y - 0.5);
        var fx = (float)(x - 0.5 - x0);
        var fy = (float)(y - 0.5 - y0);
        for (var i = 0; i < 4; i++)
        {
            var px = x0 + (i % 2);
            var py = y0 + (i / 2);
            if (px < 0 || py < 0 || px >= icon.Width || py >= icon.Height) continue;
            var weight = (i % 2 == 0 ? 1 - fx : fx) * (i / 2 == 0 ? 1 - fy : fy);
            var pixel = icon.Rgba.Slice(((py * icon.Width) + px) * Picture.BytesPerPixel, Picture.BytesPerPixel);
            var alpha = weight * pixel[3] / 255f;
            colour[0] += pixel[0] * alpha;
            colour[1] += pixel[1] * alpha;
            colour[2] += pixel[2] * alpha;
            colour[3] += alpha;
        }
    }
}
