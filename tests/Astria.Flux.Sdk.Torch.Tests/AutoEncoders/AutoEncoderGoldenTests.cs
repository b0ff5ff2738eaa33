using System.Globalization;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.AutoEncoders;
using Astria.Flux.Torch.Networks;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.AutoEncoders;

/// <summary>The autoencoder's latents and pictures are those of BFL's.</summary>
[TestFixtureSource(typeof(GoldenData), nameof(GoldenData.AutoEncoders))]
internal sealed class AutoEncoderGoldenTests(string name)
{
    private const float Tolerance = 1e-5f;

    private SafetensorsFile _file = null!;
    private TorchAutoEncoder _autoEncoder = null!;

    [OneTimeSetUp]
    public void Open()
    {
        _file = SafetensorsFile.Open(GoldenData.PathOf(name));
        _autoEncoder = new TorchAutoEncoder(new NetworkReader(_file, CPU, ScalarType.Float32, "w."), AutoEncoderSizes.Of(new NetworkSizes(_file, "w.")), Number("scale", 0.3611f), Number("shift", 0.1159f));
    }

    [OneTimeTearDown]
    public void Close()
    {
        _file.Dispose();
        _autoEncoder.Dispose();
    }

    [Test]
    public void Its_sizes_are_read_off_its_tensors() => _autoEncoder.Channels.Should().Be(_file.Tensors["enc.z"].Shape[1]);

    [Test]
    public void Its_moments_and_latents_equal_the_references() => ForEachSample((sample, height, width) =>
    {
        var picture = Part("in.x", sample);
        Difference.Largest(_autoEncoder.Moments(picture, height, width), Part("enc.moments", sample)).Should().BeLessThan(Tolerance);
        Difference.Largest(_autoEncoder.Encode(picture, height, width), Part("enc.z", sample)).Should().BeLessThan(Tolerance);
    });

    [Test]
    public void Its_pictures_equal_the_references() => ForEachSample((sample, height, width) =>
        Difference.Largest(_autoEncoder.Decode(Part("enc.z", sample), height / _autoEncoder.Factor, width / _autoEncoder.Factor), Part("dec.x", sample)).Should().BeLessThan(Tolerance));

    private void ForEachSample(Action<int, int, int> check)
    {
        var shape = _file.Tensors["in.x"].Shape;
        for (var sample = 0; sample < shape[0]; sample++) check(sample, shape[2], shape[3]);
    }

    private float[] Part(string tensor, int sample)
    {
        var values = _file.ReadFloats(tensor);
        var length = values.Length / _file.Tensors[tensor].Shape[0];
        return values[(sample * length)..((sample + 1) * length)];
    }

    // FLUX.1's own where a case does not say.
    private float Number(string key, float otherwise) => _file.Metadata.TryGetValue(key, out var text) ? float.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
