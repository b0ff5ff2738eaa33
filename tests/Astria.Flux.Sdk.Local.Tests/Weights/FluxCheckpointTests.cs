using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Tests.Adapters;
using Astria.Flux.Local.Weights;
using CsCheck;

namespace Astria.Flux.Local.Tests.Weights;

/// <summary>Transformers of any size are read from BFL's layout and from that of diffusers, and nothing else is.</summary>
internal sealed class FluxCheckpointTests
{
    private static readonly Gen<FluxConfig> Configs =
        from heads in Gen.Int[1, 5]
        from axes in Gen.Int[1, 3].Array[3]
        from blocks in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2])
        from sizes in Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 9])
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        select new FluxConfig
        {
            InChannels = 4 * sizes.Item1,
            ContextSize = sizes.Item2,
            VectorSize = sizes.Item3,
            Hidden = heads * axes.Sum(axis => 2 * axis),
            Heads = heads,
            DoubleBlocks = blocks.Item1,
            SingleBlocks = blocks.Item2,
            Axes = [.. axes.Select(axis => 2 * axis)],
            GuidanceEmbedding = flags.Item1,

            // Without double blocks there is no telling.
            QkvBias = flags.Item2 || blocks.Item1 == 0,
        };

    private string _path = null!;

    [SetUp]
    public void Choose() => _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    [TearDown]
    public void Remove() => File.Delete(_path);

    [Test]
    public void Both_layouts_give_the_same_sizes_and_tensors() => Configs.Sample(
        config =>
        {
            var tensors = config.Tensors().Select((tensor, i) => (tensor.Name, tensor.Shape, Values: TestLoras.Numbers(tensor.Shape.Aggregate(1, (a, b) => a * b), i))).ToList();
            ShouldBe(Write(tensors, "model.diffusion_model."), config, tensors);
            ShouldBe(Write(tensors.SelectMany(tensor => Split(config, tensor)), ""), config, tensors);
        },
        iter: 40,
        threads: 1);

    [Test]
    public void What_is_missing_mis_shaped_or_too_much_is_named()
    {
        var tensors = TestLoras.Config.Tensors().Select(tensor => (tensor.Name, tensor.Shape, Values: new float[tensor.Shape.Aggregate(1, (a, b) => a * b)])).ToList();
        tensors.RemoveAll(tensor => tensor.Name == "single_blocks.1.linear2.bias");
        var bias = tensors.FindIndex(tensor => tensor.Name == "img_in.bias");
        tensors[bias] = ("img_in.bias", [25], new float[25]);
        tensors.Add(("img_in.scale", [1], [1f]));

        FluentActions.Invoking(() => Read(Write(tensors, ""))).Should().Throw<WeightsException>().WithMessage("*'img_in.bias' is 25, not 24*'single_blocks.1.linear2.bias' is missing*'img_in.scale' is no tensor of it*");
    }

    [Test]
    public void A_file_of_something_else_is_refused() => FluentActions.Invoking(() => Read(Write([("x", [1], [1f])], ""))).Should().Throw<WeightsException>().WithMessage("*no FLUX transformer*");

    [Test]
    public void More_blocks_than_any_model_has_are_refused_at_once()
    {
        var few = TestLoras.Config.Tensors().Where(tensor => tensor.Name is "img_in.weight" or "txt_in.weight" or "vector_in.in_layer.weight");
        var many = Enumerable.Range(0, 2000).Select(i => ($"single_blocks.{i}.x", (int[])[1], (float[])[1f]));

        FluentActions.Invoking(() => Read(Write([.. few.Select(tensor => (tensor.Name, tensor.Shape, new float[tensor.Shape[0] * tensor.Shape[1]])), .. many], ""))).Should().Throw<WeightsException>().WithMessage("*blocks*");
    }

    private static IEnumerable<(string Name, int[] Shape, float[] Values)> Split(FluxConfig config, (string Name, int[] Shape, float[] Values) tensor)
    {
        if (tensor.Name.EndsWith(".scale", StringComparison.Ordinal)) return [(DiffusersNames.OfNorm(tensor.Name[..^".scale".Length]), tensor.Shape, tensor.Values)];
        var kind = tensor.Name[tensor.Name.LastIndexOf('.')..];
        var width = tensor.Values.Length / tensor.Shape[0];
        return DiffusersNames.PartsOf(tensor.Name[..^kind.Length], tensor.Shape[0], config.Hidden).Select(part =>
        {
            float[] values = tensor.Values[(part.FirstRow * width)..((part.FirstRow + part.Rows) * width)];
            if (part.HalvesSwapped) values = [.. values[(values.Length / 2)..], .. values[..(values.Length / 2)]];
            return (part.Name + kind, (int[])[part.Rows, .. tensor.Shape[1..]], values);
        });
    }

    private void ShouldBe(string path, FluxConfig config, IEnumerable<(string Name, int[] Shape, float[] Values)> tensors)
    {
        using var file = SafetensorsFile.Open(path);
        var (read, parameters) = FluxCheckpoint.Read(file, config.Axes);
        read.Should().Be(config);
        foreach (var (name, _, values) in tensors) parameters[name].Span.ToArray().Should().Equal(values, name);
    }

    private static void Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        FluxCheckpoint.Read(file, TestLoras.Config.Axes);
    }

    private string Write(IEnumerable<(string Name, int[] Shape, float[] Values)> tensors, string prefix)
    {
        var writer = new SafetensorsWriter();
        foreach (var (name, shape, values) in tensors) writer.Add(prefix + name, shape, values);
        writer.Write(_path);
        return _path;
    }
}
