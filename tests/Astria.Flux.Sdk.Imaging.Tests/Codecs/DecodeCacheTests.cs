using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Imaging.Tests.Preparation;

namespace Astria.Flux.Imaging.Tests.Codecs;

internal sealed class DecodeCacheTests
{
    private static readonly byte[] Content = PictureCodec.EncodePng(TestPictures.Quarters(64, 32));
    private static readonly ImageHeader Header = new() { Format = ImageFormat.Png, Width = 64, Height = 32 };

    [Test]
    public void A_photo_is_decoded_once_however_often_it_is_read()
    {
        var inner = new PlainCodec();
        var cache = new DecodeCache(inner);

        var first = cache.Decode(Content, Header, 0.5);
        var again = cache.Decode(Content.ToArray(), Header, 1);

        again.Should().BeSameAs(first);
        inner.Scales.Should().Equal(0.5);
    }

    [Test]
    public void One_that_was_decoded_too_small_is_decoded_again_and_the_larger_is_kept()
    {
        var inner = new HalfCodec();
        var cache = new DecodeCache(inner);

        cache.Decode(Content, Header, 0.5).Width.Should().Be(32);
        cache.Decode(Content, Header, 1).Width.Should().Be(64);
        cache.Decode(Content, Header, 0.5).Width.Should().Be(64);
        inner.Calls.Should().Be(2);
    }

    [Test]
    public void Other_content_is_another_photo()
    {
        var cache = new DecodeCache(new PlainCodec());

        cache.Decode(Content, Header, 1).Should().NotBeSameAs(cache.Decode(PictureCodec.EncodePng(TestPictures.Quarters(64, 32).Crop(0, 0, 60, 32)), Header, 0.1));
    }

    [Test]
    public void No_more_is_kept_than_the_budget_allows()
    {
        var inner = new PlainCodec();
        var cache = new DecodeCache(inner, budget: 64 * 32 * 4);
        var other = PictureCodec.EncodePng(TestPictures.Quarters(64, 31));

        for (var i = 0; i < 3; i++)
        {
            cache.Decode(Content, Header, 1);
            cache.Decode(other, Header with { Height = 31 }, 1);
        }

        inner.Scales.Should().HaveCount(4, "the first is kept, and the other decoded three times");
    }

    private sealed class HalfCodec : IImageCodec
    {
        public int Calls { get; private set; }

        public bool CanDecode(ImageFormat format) => true;

        public Picture Decode(ReadOnlyMemory<byte> content, ImageHeader header, double leastScale, CancellationToken cancellationToken = default)
        {
            Calls++;
            return TestPictures.Quarters(leastScale > 0.5 ? 64 : 32, leastScale > 0.5 ? 32 : 16);
        }
    }
}
