using Astria.Flux.Torch.AutoEncoders;
using Astria.Flux.Torch.Networks;
using Astria.Flux.Torch.Text;

namespace Astria.Flux.Torch.Tests.Networks;

/// <summary>Encoders of full size, laid out without numbers, have the tensors of the published files.</summary>
internal sealed class PublishedLayoutTests
{
    [Test]
    public void T5_xxl_has_the_219_tensors_of_the_published_file() => Check(reader => new TorchT5Encoder(reader, T5Sizes.Xxl), "t5-xxl", 219);

    [Test]
    public void Clip_large_has_the_196_tensors_of_the_published_file() => Check(reader => new TorchClipEncoder(reader, ClipSizes.Large), "clip-l", 196);

    [Test]
    public void The_autoencoder_has_the_244_tensors_of_the_published_file() =>
        Check(reader => new TorchAutoEncoder(reader, AutoEncoderSizes.Flux, 0.3611f, 0.1159f), "ae", 244);

    private static void Check(Func<NetworkReader, IDisposable> build, string list, int count)
    {
        using var reader = NetworkReader.ForShapes();
        using var network = build(reader);

        var layout = reader.Tensors.Select(tensor => $"{tensor.Key} {string.Join('×', tensor.Value.shape)}").Order(StringComparer.Ordinal);

        var published = File.ReadAllLines(Repository.PathOf($"docs/torch-layouts/{list}.txt"));
        published.Should().HaveCount(count);
        layout.Should().Equal(published.Order(StringComparer.Ordinal));
    }
}
