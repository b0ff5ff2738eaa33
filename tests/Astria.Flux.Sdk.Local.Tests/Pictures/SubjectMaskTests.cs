using Astria.Flux.Imaging;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Pictures;

namespace Astria.Flux.Local.Tests.Pictures;

internal sealed class SubjectMaskTests
{
    private static Picture Cut(Func<int, int, byte> alpha)
    {
        var rgba = new byte[8 * 8 * Picture.BytesPerPixel];
        for (var i = 0; i < 64; i++) rgba[(i * Picture.BytesPerPixel) + 3] = alpha(i % 8, i / 8);
        return new Picture(8, 8, rgba);
    }

    [Test]
    public void The_transparent_counts_a_tenth_and_all_is_one_on_average()
    {
        var weights = SubjectMask.Weights(Cut((x, y) => (byte)(x < 4 && y < 4 ? 255 : 0)), new TokenGrid(2, 2))!;

        weights.Average().Should().BeApproximately(1, 1e-5f);
        weights.Skip(1).Should().OnlyContain(w => Math.Abs(w - (weights[0] / 10)) < 1e-4);
    }

    [Test]
    public void A_token_half_covered_counts_in_between()
    {
        var weights = SubjectMask.Weights(Cut((x, y) => (byte)(x < 2 ? 255 : 0)), new TokenGrid(2, 2))!;

        (weights[0] / weights[1]).Should().BeApproximately(5.5f, 1e-3f);
    }

    [TestCase(255)]
    [TestCase(0)]
    public void A_picture_without_anything_cut_out_is_not_masked(byte alpha) => SubjectMask.Weights(Cut((_, _) => alpha), new TokenGrid(2, 2)).Should().BeNull();
}
