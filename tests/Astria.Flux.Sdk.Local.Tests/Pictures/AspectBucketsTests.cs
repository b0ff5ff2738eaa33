using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Pictures;
using CsCheck;

namespace Astria.Flux.Local.Tests.Pictures;

internal sealed class AspectBucketsTests
{
    [TestCase(2)]
    [TestCase(8)]
    [TestCase(32)]
    [TestCase(64)]
    public void Every_size_has_at_most_the_squares_area_and_not_much_less_and_no_side_is_twice_the_other(int side) =>
        new AspectBuckets(side).Sizes.Should().OnlyHaveUniqueItems().And.Contain(new TokenGrid(side, side))
            .And.OnlyContain(grid => grid.Count <= side * side && grid.Count > 0.7 * side * side && grid.Rows <= 2 * grid.Columns && grid.Columns <= 2 * grid.Rows);

    [TestCase(1000, 1000, 64, 64)]
    [TestCase(1600, 900, 48, 84)]
    [TestCase(900, 1600, 84, 48)]
    [TestCase(4000, 1000, 44, 88)]
    public void A_photo_goes_to_the_size_that_cuts_least_off(int width, int height, int rows, int columns) =>
        new AspectBuckets(64).For(width, height).Should().Be(new TokenGrid(rows, columns));

    [Test]
    public void A_photo_on_its_side_goes_to_the_size_on_its_side() => Gen.Select(Gen.Int[1, 5000], Gen.Int[1, 5000]).Where((w, h) => w != h).Sample((width, height) =>
    {
        var buckets = new AspectBuckets(16);
        var (rows, columns) = buckets.For(width, height);
        return buckets.For(height, width) == new TokenGrid(columns, rows);
    });
}
