namespace Astria.Flux.Imaging.Facts;

/// <summary>Colours of parts of a photo, by where background and clothes usually are.</summary>
internal static class ColorMeasure
{
    private const int Steps = 4;

    // Shares of the picture along the left, right and upper edge that count as background.
    private const double Border = 0.12;
    private const double BorderDepth = 0.6;

    // In heights and widths of the face, from the chin down.
    private const double ClothesFrom = 0.3;
    private const double ClothesTo = 1.5;
    private const double ClothesAside = 0.3;

    // Less of a face's area says nothing about clothes.
    private const double LeastClothes = 0.5;

    public static ColorSignature Background(Picture picture, RelativeBox? face)
    {
        var histogram = new Histogram(picture);
        RelativeBox[] strips = [new(0, 0, Border, BorderDepth), new(1 - Border, 0, Border, BorderDepth), new(Border, 0, 1 - (2 * Border), Border)];
        foreach (var strip in strips) histogram.Count(strip, face);
        return histogram.ToSignature();
    }

    public static ColorSignature? Clothes(Picture picture, RelativeBox face)
    {
        var below = new RelativeBox(
            face.Left - (face.Width * ClothesAside), face.Bottom + (face.Height * ClothesFrom), face.Width * (1 + (2 * ClothesAside)), face.Height * (ClothesTo - ClothesFrom));
        if (below.Intersect(new(0, 0, 1, 1)).Area < face.Area * LeastClothes) return null;
        var histogram = new Histogram(picture);
        histogram.Count(below, null);
        return histogram.ToSignature();
    }

    private sealed class Histogram(Picture picture)
    {
        private readonly int[] _bins = new int[Steps * Steps * Steps];

        public void Count(RelativeBox area, RelativeBox? except)
        {
            int left = Pixel(area.Left, picture.Width), right = Pixel(area.Right, picture.Width), top = Pixel(area.Top, picture.Height), bottom = Pixel(area.Bottom, picture.Height);
            for (var y = top; y < bottom; y++)
            {
                for (var x = left; x < right; x++)
                {
                    if (except is { } box && x >= box.Left * picture.Width && x < box.Right * picture.Width && y >= box.Top * picture.Height && y < box.Bottom * picture.Height)
                        continue;
                    var at = ((y * picture.Width) + x) * Picture.BytesPerPixel;
                    _bins[(((picture.Rgba[at] >> 6) * Steps) + (picture.Rgba[at + 1] >> 6)) * Steps + (picture.Rgba[at + 2] >> 6)]++;
                }
            }
        }

        public ColorSignature ToSignature()
        {
            var all = Math.Max(1, _bins.Sum());
            return new([.. _bins.Select(bin => (float)bin / all)]);
        }

        private static int Pixel(double share, int length) => Math.Clamp((int)Math.Round(share * length), 0, length);
    }
}
