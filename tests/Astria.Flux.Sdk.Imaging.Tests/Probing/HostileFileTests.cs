using Astria.Flux.Imaging.Facts;
using Astria.Flux.Imaging.Probing;
using Astria.Flux.Tools.HostilePhotos;

namespace Astria.Flux.Imaging.Tests.Probing;

/// <summary>Files made to hurt. tools/HostilePhotos opens the same with time and memory measured, and mutants by the hundred thousand.</summary>
internal sealed class HostileFileTests
{
    private static readonly PhotoInspector Inspector = new(new() { Detector = null });

    private static readonly string[] Seeds = ["astronaut.jpg", "astronaut.webp", "camera.png", "astronaut.heic", "astronaut.avif", "exif6.jpg"];

    [TestCaseSource(typeof(HostileFiles), nameof(HostileFiles.All))]
    public void It_comes_back_as_a_fault_and_never_as_an_exception(object file)
    {
        var hostile = (HostileFile)file;

        var facts = Inspector.Inspect("photo.jpg", hostile.Content);

        if (!hostile.MayBeRead) facts.Fault.Should().NotBeNull();
        facts.Fault?.Problem.Should().EndWith(".");
    }

    [Test]
    public void There_are_more_than_fifty_kinds() => HostileFiles.All().Should().HaveCountGreaterThan(50);

    [TestCaseSource(nameof(Seeds))]
    public void A_damaged_photo_is_read_or_refused(string seed)
    {
        var file = File.ReadAllBytes(TestFiles.PathOf("Photos", seed));

        for (var i = 0; i < 100; i++)
            Inspector.Inspect(seed, Mutants.Of(file, i)).Should().Match<PhotoFacts>(facts => facts.IsReadable == (facts.Hash != null));
    }

    [TestCaseSource(nameof(Seeds))]
    public void A_photo_cut_anywhere_is_probed_without_an_exception(string seed)
    {
        var file = File.ReadAllBytes(TestFiles.PathOf("Photos", seed));

        for (var length = 0; length < Math.Min(file.Length, 3000); length++)
            ImageProbe.Read(file.AsSpan(0, length)).Should().Match<ProbeResult>(result => result.Fault != null || result.Header != null);
    }

    [Test]
    public void The_limits_are_options() =>
        ImageProbe.Read(File.ReadAllBytes(TestFiles.PathOf("Photos", "astronaut.jpg")), new ImageLimits { MaxPixels = 1000 })
            .Fault.Should().Match<ImageFault>(fault => fault.Kind == ImageFaultKind.TooManyPixels && fault.Found == 512 * 512 && fault.Limit == 1000);
}
