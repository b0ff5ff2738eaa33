using Astria.Flux.Imaging.Buckets;
using CsCheck;

namespace Astria.Flux.Imaging.Tests.Buckets;

internal sealed class BucketTableTests
{
    private static readonly Gen<(int Width, int Height)> Sizes = Gen.Int[600, 6000].Select(Gen.Double[1 / 2.9, 2.9], (width, aspect) => (width, (int)(width * aspect)));

    // 4:3, 3:2, 16:9, 4:5 and the shape of a phone.
    [TestCase(4032, 3024, 1168, 880)]
    [TestCase(6000, 4000, 1248, 832)]
    [TestCase(3840, 2160, 1360, 768)]
    [TestCase(4000, 5000, 912, 1136)]
    [TestCase(1080, 2340, 688, 1504)]
    public void Flux_takes_the_shape_that_loses_least(int width, int height, int bucketWidth, int bucketHeight) =>
        BucketTable.Flux16.Fit(width, height).Bucket.Should().Be(new Bucket(bucketWidth, bucketHeight));

    [TestCase(4032, 3024, 1152, 896)]
    [TestCase(6000, 4000, 1248, 832)]
    [TestCase(700, 500, 672, 512)]
    public void AiToolkit_rounds_each_side_so_that_the_area_comes_nearest(int width, int height, int bucketWidth, int bucketHeight) =>
        BucketTable.AiToolkit().Fit(width, height).Bucket.Should().Be(new Bucket(bucketWidth, bucketHeight));

    [TestCase(3840, 2160, 1344, 768)]
    [TestCase(6000, 4000, 1216, 832)]
    [TestCase(1000, 1000, 1024, 1024)]
    public void Kohya_takes_the_nearest_aspect_ratio_of_its_list(int width, int height, int bucketWidth, int bucketHeight) =>
        BucketTable.Kohya(enlarges: true).Fit(width, height).Bucket.Should().Be(new Bucket(bucketWidth, bucketHeight));

    [TestCase(700, 500, 640, 448)]
    [TestCase(6000, 4000, 1216, 832)]
    public void Kohya_without_enlarging_cuts_to_whole_steps(int width, int height, int bucketWidth, int bucketHeight) =>
        BucketTable.Kohya().Fit(width, height).Bucket.Should().Be(new Bucket(bucketWidth, bucketHeight));

    [TestCase(4032, 3024, 1184, 880)]
    [TestCase(1080, 2340, 688, 1504)]
    [TestCase(100, 100, 1024, 1024)]
    public void Kontext_takes_the_nearest_of_its_17_sizes(int width, int height, int bucketWidth, int bucketHeight) =>
        BucketTable.Kontext.Fit(width, height).Bucket.Should().Be(new Bucket(bucketWidth, bucketHeight));

    [Test]
    public void Flux_loses_at_most_half_a_percent_on_average_over_4000_aspect_ratios()
    {
        var losses = Losses(BucketTable.Flux16);

        losses.Average().Should().BeLessThanOrEqualTo(0.005);
        losses.Order().ElementAt(losses.Count * 95 / 100).Should().BeLessThanOrEqualTo(0.0125);
    }

    [Test]
    public void Steps_of_64_lose_several_times_as_much()
    {
        var ours = Losses(BucketTable.Flux16).Average();

        Losses(BucketTable.Kohya(enlarges: true)).Average().Should().BeGreaterThan(5 * ours);
        Losses(BucketTable.AiToolkit(divisor: 64)).Average().Should().BeGreaterThan(5 * ours);
    }

    [Test]
    public void A_side_is_always_a_multiple_of_16_and_the_area_never_above_the_table_s() =>
        Sizes.Sample(size =>
        {
            foreach (var table in new[] { BucketTable.Flux16, BucketTable.Flux(768 * 768), BucketTable.AiToolkit(), BucketTable.Kohya(), BucketTable.Kohya(enlarges: true) })
            {
                var bucket = table.Fit(size.Width, size.Height).Bucket;
                (bucket.Width % 16, bucket.Height % 16).Should().Be((0, 0), "of {0}", table);
                bucket.Area.Should().BeInRange(1, BucketTable.FluxArea, "of {0}", table);
            }
        });

    [Test]
    public void A_picture_that_is_large_enough_is_never_enlarged() =>
        Sizes.Where(size => size.Width * size.Height >= 512 * 512).Sample(size => BucketTable.Flux16.Fit(size.Width, size.Height).Scale.Should().BeLessThanOrEqualTo(1));

    [Test]
    public void What_was_given_a_bucket_s_size_stays_in_that_bucket() =>
        Sizes.Sample(size =>
        {
            foreach (var table in new[] { BucketTable.Flux16, BucketTable.AiToolkit(), BucketTable.Kohya(), BucketTable.Kohya(enlarges: true), BucketTable.Kontext })
            {
                var fit = table.Fit(size.Width, size.Height);
                var again = table.Fit(fit.Bucket.Width, fit.Bucket.Height);
                again.Bucket.Should().Be(fit.Bucket, "of {0}", table);
                again.CropLoss.Should().BeApproximately(0, 1e-12);
            }
        });

    [Test]
    public void The_piece_that_fills_a_bucket_lies_within_the_picture_and_touches_two_of_its_edges() =>
        Sizes.Sample(size =>
        {
            var (width, height) = BucketTable.Flux16.Fit(size.Width, size.Height).CropSize(size.Width, size.Height);
            width.Should().BeInRange(1, size.Width);
            height.Should().BeInRange(1, size.Height);
            (width == size.Width || height == size.Height).Should().BeTrue();
        });

    [TestCase(200, 150)]
    [TestCase(511, 511)]
    [TestCase(16, 4000)]
    public void A_picture_too_small_to_learn_from_is_given_512_squared_pixels(int width, int height) =>
        BucketTable.Flux16.Fit(width, height).Bucket.Area.Should().BeInRange((long)(512 * 512 * 0.9), 512 * 512);

    [Test]
    public void A_list_of_one_s_own_takes_the_size_that_loses_least_and_needs_no_enlarging()
    {
        var table = BucketTable.Custom("mine", new Bucket(512, 512), new Bucket(1024, 1024), new Bucket(768, 512));

        table.Fit(800, 800).Bucket.Should().Be(new Bucket(512, 512));
        table.Fit(3000, 3000).Bucket.Should().Be(new Bucket(1024, 1024));
        table.Fit(3000, 2000).Bucket.Should().Be(new Bucket(768, 512));
    }

    [Test]
    public void A_list_with_sides_FLUX_cannot_take_is_refused_with_each_of_them() =>
        FluentActions.Invoking(() => BucketTable.Custom("mine", new Bucket(512, 500), new Bucket(512, 512), new Bucket(0, 16)))
            .Should().Throw<ArgumentException>().WithMessage("*512×500, 0×16*");

    [Test]
    public void Few_buckets_hold_all_pictures_and_the_cheapest_are_given_up()
    {
        (int, int)[] sizes = [(1000, 1000), (1010, 1000), (4000, 3000), (4000, 2990), (3000, 4000)];

        var free = BucketAssignment.Assign(sizes, BucketTable.Flux16);
        var three = BucketAssignment.Assign(sizes, BucketTable.Flux16, mostBuckets: 3);
        var one = BucketAssignment.Assign(sizes, BucketTable.Flux16, mostBuckets: 1);

        free.Select(fit => fit.Bucket).Distinct().Should().HaveCountGreaterThan(3);
        three.Select(fit => fit.Bucket).Distinct().Should().HaveCount(3);
        three.Max(fit => fit.CropLoss).Should().BeLessThan(0.03);
        one.Select(fit => fit.Bucket).Distinct().Should().ContainSingle();
        free.Sum(fit => fit.CropLoss).Should().BeLessThanOrEqualTo(three.Sum(fit => fit.CropLoss));
    }

    // 4,000 aspect ratios from 1:2 to 2:1 of large pictures.
    private static List<double> Losses(BucketTable table) =>
        [.. Enumerable.Range(0, 4000).Select(i => Math.Pow(2, -1 + (2 * i / 3999.0))).Select(aspect => table.Fit((int)(20_000 * Math.Sqrt(aspect)), (int)(20_000 / Math.Sqrt(aspect))).CropLoss)];
}
