using System.Security.Cryptography;
using System.Text;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Models;

/// <summary>What ships inside the package, seen as a file.</summary>
internal sealed class BundledModelFileTests
{
    private const string Resource = "flux-small.safetensors";
    private const long LargestSize = 20_000_000;

    // Of names, shapes, axes, resolution and captions: changes when another kind of model is bundled, not when the same one is trained on.
    private const string Fingerprint = "5c1cdba5474a91787ecf066148faaebaa57f43c62399211263f43c16c361e50d";

    [Test]
    public void It_is_no_larger_than_twenty_megabytes()
    {
        using var stream = typeof(LocalModel).Assembly.GetManifestResourceStream(Resource)!;

        stream.Length.Should().BeInRange(1_000_000, LargestSize);
    }

    [Test]
    public void Its_configuration_and_vocabulary_are_those_the_documentation_describes()
    {
        using var file = SafetensorsFile.OpenResource(Resource);
        var lines = file.Tensors.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} {string.Join('x', t.Value.Shape)}")
            .Concat(file.Metadata.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}={m.Value}"));

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))).Should().Be(Fingerprint);
    }

    [Test]
    public void It_opens_and_all_its_weights_are_finite_numbers()
    {
        using var file = SafetensorsFile.OpenResource(Resource);

        var model = SmallModel.Load(file);

        (model.Resolution, model.Transformer.Config.Hidden).Should().Be((64, 192));
        file.Tensors.Keys.Where(name => file.ReadFloats(name).Any(value => !float.IsFinite(value))).Should().BeEmpty();
    }

    [Test]
    public void It_knows_each_of_the_forty_common_objects_by_name()
    {
        using var file = SafetensorsFile.OpenResource(Resource);
        var known = SmallModel.Load(file).Captions;

        CommonObjects().Should().HaveCount(40).And.OnlyContain(name => known.Contains(name));
    }

    private static string[] CommonObjects() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "common-objects.txt")).Where(line => line.Length > 0 && line[0] != '#')];
}
