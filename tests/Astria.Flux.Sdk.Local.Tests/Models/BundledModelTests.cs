using Astria.Flux.Generation;
using Astria.Flux.Imaging;
using Astria.Flux.Local.Engine;
using Astria.Flux.Local.Jobs;

namespace Astria.Flux.Local.Tests.Models;

/// <summary>The model that ships knows over a hundred things by name; colour is what can be told of its pictures without eyes.</summary>
internal sealed class BundledModelTests
{
    // Of 255: what tells a colour from white, grey and noise.
    private const double Margin = 20;

    private LocalEngine _engine = null!;
    private LocalGenerator _generator = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _engine = new LocalEngine(new LocalEngineOptions());
        _generator = new LocalGenerator(_engine, new WorkDirectoryShelf(_engine.WorkDirectory), TimeProvider.System);
    }

    [OneTimeTearDown]
    public void Close() => _engine.Dispose();

    [Test]
    public async Task It_draws_64_pixels_square()
    {
        var result = await _generator.GenerateAsync(new GenerationRequest("red apple") { Steps = 4 });

        (result.Images[0].Width, result.Images[0].Height).Should().Be((64, 64));
    }

    [Test]
    public async Task The_same_seed_draws_the_same_bits_in_another_engine_on_another_number_of_threads()
    {
        using var other = new LocalEngine(new LocalEngineOptions { Threads = 3 });
        var request = new GenerationRequest("cat face on blue") { Seed = 11, Steps = 6 };

        var once = await _generator.GenerateAsync(request);
        var again = await new LocalGenerator(other, new WorkDirectoryShelf(other.WorkDirectory), TimeProvider.System).GenerateAsync(request);

        again.Images[0].Content.ToArray().Should().Equal(once.Images[0].Content.ToArray());
    }

    [TestCase("red heart on white", 0)]
    [TestCase("frog on white", 1)]
    [TestCase("blue heart on white", 2)]
    public async Task What_it_draws_has_the_colour_of_what_was_asked_for(string prompt, int channel)
    {
        var means = await MiddleAsync(prompt);

        Others(means, channel).Should().OnlyContain(other => other < means[channel] - Margin);
    }

    [TestCase("cat face on red", 0)]
    [TestCase("cat face on green", 1)]
    [TestCase("cat face on blue", 2)]
    public async Task The_ground_has_the_colour_that_was_asked_for(string prompt, int channel)
    {
        var corner = await CornerAsync(prompt);

        Others(corner, channel).Should().OnlyContain(other => other < corner[channel] - Margin);
    }

    private async Task<double[]> MiddleAsync(string prompt) => Mean(await DrawAsync(prompt), 24, 24, 16);

    private async Task<double[]> CornerAsync(string prompt) => Mean(await DrawAsync(prompt), 0, 0, 4);

    private async Task<Picture> DrawAsync(string prompt)
    {
        var result = await _generator.GenerateAsync(new GenerationRequest(prompt) { Seed = 3 });
        return PictureCodec.Decode(result.Images[0].Content, prompt);
    }

    private static IEnumerable<double> Others(double[] means, int channel) => means.Where((_, i) => i != channel);

    private static double[] Mean(Picture picture, int left, int top, int side)
    {
        var part = picture.Crop(left, top, side, side);
        return [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, side * side).Average(i => (double)part.Rgba[(4 * i) + c]))];
    }
}
