using Astria.Flux.Imaging.Codecs;
using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Tools.HostilePhotos;

namespace Astria.Flux.Imaging.Heic.Tests;

internal sealed class HeicImageCodecTests
{
    private static readonly PhotoInspector Inspector = new(new() { Codecs = [new SkiaImageCodec(), new HeicImageCodec()] });

    [TestCase("astronaut.heic", ImageFormat.Heic)]
    [TestCase("astronaut.avif", ImageFormat.Avif)]
    public void A_photo_says_the_same_in_every_format(string file, ImageFormat format)
    {
        var facts = Inspect(file, Read(file));
        var original = Inspect("astronaut.png", Read("astronaut.png"));

        facts.Fault.Should().BeNull();
        facts.Header!.Format.Should().Be(format);
        facts.Hash!.Value.DistanceTo(original.Hash!.Value).Should().BeLessThanOrEqualTo(2);
        facts.Faces.Should().ContainSingle().Which.Face.Box.OverlapWith(original.MainFace!.Face.Box).Should().BeGreaterThan(0.8);
    }

    [Test]
    public void Other_formats_are_not_its_own() =>
        Enum.GetValues<ImageFormat>().Where(new HeicImageCodec().CanDecode).Should().Equal(ImageFormat.Heic, ImageFormat.Avif);

    // ImageMagick would read it if it were asked to guess.
    [Test]
    public void What_is_no_HEIC_inside_is_refused_whatever_its_header_claims() =>
        FluentActions.Invoking(() => new HeicImageCodec().Decode("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"u8.ToArray(), new ImageHeader { Format = ImageFormat.Heic, Width = 9, Height = 9 }, 1))
            .Should().Throw<PictureException>();

    [Test]
    public void A_header_that_lies_about_the_size_is_refused() =>
        FluentActions.Invoking(() => new HeicImageCodec().Decode(Read("astronaut.heic"), new ImageHeader { Format = ImageFormat.Heic, Width = 512, Height = 511 }, 1))
            .Should().Throw<PictureException>().Which.Fault!.Kind.Should().Be(ImageFaultKind.HeaderMismatch);

    [TestCase("astronaut.heic")]
    [TestCase("astronaut.avif")]
    public void A_damaged_photo_is_read_or_refused(string file)
    {
        var content = Read(file);
        var inspector = new PhotoInspector(new() { Codecs = [new HeicImageCodec()], Detector = null });

        for (var i = 0; i < 50; i++) inspector.Inspect(file, Mutants.Of(content, i)).Should().Match<PhotoFacts>(facts => facts.IsReadable == (facts.Hash != null));
    }

    private static PhotoFacts Inspect(string name, byte[] content) => Inspector.Inspect(name, content);

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Photos", name));
}
