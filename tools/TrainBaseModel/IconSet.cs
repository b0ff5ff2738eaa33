using Astria.Flux.Imaging;
using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Tools.TrainBaseModel;

/// <summary>The pictures and their captions; each sample is one picture on a plain ground, a little moved and scaled.</summary>
internal sealed class IconSet
{
    public const int Side = 64;

    private static readonly (string Name, byte R, byte G, byte B)[] Grounds =
    [
        ("white", 255, 255, 255), ("black", 20, 20, 24), ("grey", 140, 142, 148), ("red", 214, 48, 49), ("orange", 240, 140, 40),
        ("yellow", 250, 214, 70), ("green", 60, 160, 80), ("teal", 30, 150, 150), ("blue", 50, 100, 220), ("purple", 130, 70, 180),
        ("pink", 245, 150, 190), ("brown", 120, 80, 50),
    ];

    // Half of the samples lie on white: that is what a prompt without a ground gets.
    private const double OnWhite = 0.5;

    // One sample in ten goes without its caption, so that guidance has something to compare with.
    private const double WithoutCaption = 0.1;

    // Icons fill nearly all of the picture and stand nearly in its middle: what varies need not be learned, and the model is small.
    private const double SmallestScale = 0.88;
    private const double LargestScale = 0.96;

    // The forty common objects are shown so many times as often as the other pictures: they are what is asked for first.
    private const int CommonWeight = 3;

    private readonly List<(Picture Picture, IReadOnlyList<string> Captions)> _icons = [];
    private readonly List<int> _tickets = [];

    public IconSet(string folder, string list)
    {
        foreach (var choice in PictureChoice.ReadList(list))
        {
            var path = Path.Combine(folder, "pictures", $"{choice.Slug}.png");
            _icons.Add((PictureCodec.Decode(File.ReadAllBytes(path), path), choice.Captions));
            var common = choice.Captions.Intersect(CommonObjects.Names, StringComparer.Ordinal).Any();
            _tickets.AddRange(Enumerable.Repeat(_icons.Count - 1, common ? CommonWeight : 1));
        }
    }

    public int Count => _icons.Count;

    /// <summary>All names of the pictures.</summary>
    public IReadOnlyList<string> Captions => [.. _icons.SelectMany(icon => icon.Captions).Distinct(StringComparer.Ordinal)];

    /// <summary>Draws one sample: its caption (one that says nothing for one in ten) and its pixels, −1 to 1.</summary>
    public (string Caption, float[] Pixels) Draw(ref FluxRandom random)
    {
        var (icon, captions) = _icons[_tickets[random.NextInt(_tickets.Count)]];
        var caption = random.NextUniform() < 0.5 ? captions[0] : captions[random.NextInt(captions.Count)];
        var (ground, r, g, b) = Grounds[random.NextUniform() < OnWhite ? 0 : random.NextInt(Grounds.Length)];
        var scale = SmallestScale + ((LargestScale - SmallestScale) * random.NextUniform());
        var free = Side * (1 - scale);
        var left = free * (0.25 + (0.5 * random.NextUniform()));
        var top = free * (0.25 + (0.5 * random.NextUniform()));
        var pixels = Compose(icon, (r, g, b), scale, left, top);
        if (random.NextUniform() < WithoutCaption) return (CaptionVariety.Nothing(ref random), pixels);
        var plain = ground == "white" && random.NextUniform() < 0.8;
        return (CaptionVariety.Vary(plain ? caption : $"{caption} on {ground}", ref random), pixels);
    }

    private static float[] Compose(Picture icon, (byte R, byte G, byte B) ground, double scale, double left, double top)
    {
        var pixels = new float[3 * Side * Side];
        Span<float> colour = stackalloc float[4];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
            {
                Sample(icon, (x + 0.5 - left) / scale, (y + 0.5 - top) / scale, colour);
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
    private static void Sample(Picture icon, double x, double y, Span<float> colour)
    {
        colour.Clear();
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
