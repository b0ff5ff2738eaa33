using Astria.Flux.Local.AutoEncoders;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Adapters;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.AutoEncoders;

internal sealed class FluxAutoEncoderTests
{
    private SafetensorsFile _file = null!;

    [SetUp]
    public void Open() => _file = SafetensorsFile.Open(GoldenData.PathOf("vae_tiny.safetensors"));

    [TearDown]
    public void Close() => _file.Dispose();

    [Test]
    public void The_number_of_threads_changes_no_bit()
    {
        var picture = TestLoras.Numbers(3 * 20 * 12, 1);
        var one = With(1, encoder => encoder.Decode(encoder.Encode(picture, 20, 12), 5, 3));
        var three = With(3, encoder => encoder.Decode(encoder.Encode(picture, 20, 12), 5, 3));

        one.Should().HaveCount(3 * 20 * 12);
        three.Should().Equal(one);
    }

    [TestCase(0, 8)]
    [TestCase(8, 10)]
    public void A_picture_that_is_not_made_of_whole_places_is_refused(int height, int width) =>
        FluentActions.Invoking(() => With(1, encoder => encoder.Encode(new float[3 * height * width], height, width))).Should().Throw<ArgumentException>().WithMessage("*places of 4 pixels*");

    [Test]
    public void A_picture_of_another_length_is_refused() =>
        FluentActions.Invoking(() => With(1, encoder => encoder.Encode(new float[5], 8, 8))).Should().Throw<ArgumentException>();

    [Test]
    public void Weights_of_something_else_are_refused_by_name()
    {
        using var pool = new WorkerPool(1);
        FluentActions.Invoking(() => new FluxAutoEncoder(_file, pool)).Should().Throw<WeightsException>().WithMessage("*0 levels down and 0 up*'encoder.conv_in.weight' is missing*");
    }

    private float[] With(int threads, Func<FluxAutoEncoder, float[]> use)
    {
        using var pool = new WorkerPool(threads);
        return use(new FluxAutoEncoder(_file, pool, "w."));
    }
}
