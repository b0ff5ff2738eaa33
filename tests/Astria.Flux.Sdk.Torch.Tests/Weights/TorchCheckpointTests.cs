using System.Buffers.Binary;
using System.Text.Json;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Weights;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Tests.Golden;
using Astria.Flux.Torch.Transformer;
using Astria.Flux.Torch.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Weights;

/// <summary>Checkpoints of both layouts and of every number format are read; a wrong one is refused with all that is wrong.</summary>
internal sealed class TorchCheckpointTests
{
    private static readonly Dictionary<string, float[]> Written = SmallModels.Weights(SmallModels.Config);

    private string _folder = null!;
    private DisposeScope _scope = null!;

    [SetUp]
    public void Begin()
    {
        _folder = Directory.CreateTempSubdirectory("flux-torch-").FullName;
        _scope = NewDisposeScope();
    }

    [TearDown]
    public void End()
    {
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase("")]
    [TestCase("model.diffusion_model.")]
    public void BFLs_file_is_read_to_the_bit(string prefix)
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        SmallModels.WriteBfl(path, SmallModels.Config, Written, prefix);

        Check(path);
    }

    [TestCase("")]
    [TestCase("transformer")]
    public void A_folder_of_diffusers_with_an_index_is_read_to_the_bit(string subfolder)
    {
        SmallModels.WriteDiffusers(Path.Combine(_folder, subfolder), SmallModels.Config, Written);

        Check(_folder);
    }

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.DiffusersCheckpoints))]
    public void The_references_conversion_is_the_transformer_it_was_made_from(string name)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));

        GoldenData.Bases().Should().Contain(transformer => IsMadeFrom(file, transformer));
    }

    [TestCase("F16")]
    [TestCase("BF16")]
    [TestCase("F8_E4M3")]
    [TestCase("F8_E5M2")]
    public void Every_number_format_is_read_as_the_numbers_it_stands_for(string type)
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        Convert(path, type);
        using var file = TorchCheckpoint.Open(path);

        using var model = TorchCheckpoint.Load(file, CPU, ScalarType.Float32, axes: SmallModels.Config.Axes);

        foreach (var (name, values) in Tensors(model))
        {
            var numbers = file.Bytes(name);
            for (var i = 0; i < values.Length; i += 97) values[i].Should().Be(Number(numbers, i, type), name);
        }
    }

    [Test]
    public void It_is_converted_to_what_is_computed_in()
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        SmallModels.WriteBfl(path, SmallModels.Config, Written);
        using var file = TorchCheckpoint.Open(path);

        using var model = TorchCheckpoint.Load(file, CPU, ScalarType.BFloat16, axes: SmallModels.Config.Axes);

        model.Type.Should().Be(ScalarType.BFloat16);
        model.Weights.Matrices.Values.Cast<DenseWeight>().Should().OnlyContain(weight => weight.Values.dtype == ScalarType.BFloat16);
        ((DenseWeight)model.Weights.Matrices["img_in"]).Values.eq(tensor(Written["img_in.weight"]).reshape(128, 48).to(ScalarType.BFloat16)).all().item<bool>().Should().BeTrue();
    }

    [TestCase(WeightFormat.Int8)]
    [TestCase(WeightFormat.Int4)]
    public void The_blocks_matrices_are_quantised_as_they_arrive(WeightFormat format)
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        SmallModels.WriteBfl(path, SmallModels.Config, Written);
        using var file = TorchCheckpoint.Open(path);

        using var model = TorchCheckpoint.Load(file, CPU, ScalarType.Float32, format, SmallModels.Config.Axes);

        foreach (var (name, weight) in model.Weights.Matrices)
        {
            if (!name.Contains("_blocks.", StringComparison.Ordinal)) weight.Should().BeOfType<DenseWeight>(name);
            else weight.Should().BeOfType(format == WeightFormat.Int8 ? typeof(Int8Weight) : typeof(Int4Weight), name);
        }
    }

    [Test]
    public void A_wrong_file_is_refused_with_everything_that_is_wrong()
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        var writer = new SafetensorsWriter();
        foreach (var (name, shape) in SmallModels.Config.Tensors())
        {
            if (name == "double_blocks.1.img_mlp.0.bias") continue;
            writer.Add(name, name == "single_blocks.0.linear2.weight" ? [shape[1], shape[0]] : shape, Written[name]);
        }

        writer.Add("double_blocks.0.extra", [1], [0]);
        writer.Write(path);
        Retype(path, "single_blocks.1.norm.key_norm.scale", "I32");
        using var file = TorchCheckpoint.Open(path);
        var told = new List<double>();

        FluentActions.Invoking(() => TorchCheckpoint.Load(file, CPU, ScalarType.Float32, axes: SmallModels.Config.Axes, progress: told.Add)).Should().Throw<WeightsException>()
            .WithMessage("*'double_blocks.1.img_mlp.0.bias' is missing*'single_blocks.0.linear2.weight' is 640×128, not 128×640*'single_blocks.1.norm.key_norm.scale' is of type I32*'double_blocks.0.extra' is no tensor of it*");
        told.Should().BeEmpty("nothing was read");
    }

    [Test]
    public void A_model_that_lacks_all_its_tensors_but_the_telling_ones_names_every_one()
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        var writer = new SafetensorsWriter();
        foreach (var (name, shape) in SmallModels.Config.Tensors().Where(tensor => tensor.Name is "img_in.weight" or "txt_in.weight" or "vector_in.in_layer.weight" or "double_blocks.1.img_mlp.0.bias" or "double_blocks.0.img_attn.qkv.bias"))
        {
            writer.Add(name, shape, Written[name]);
        }

        writer.Write(path);
        using var file = TorchCheckpoint.Open(path);

        var fault = FluentActions.Invoking(() => TorchCheckpoint.Load(file, CPU, ScalarType.Float32, axes: SmallModels.Config.Axes)).Should().Throw<WeightsException>().Which;

        var expected = SmallModels.Config with { SingleBlocks = 0, GuidanceEmbedding = false };
        expected.Tensors().Where(tensor => !file.Tensors.ContainsKey(tensor.Name)).Should().OnlyContain(tensor => fault.Message.Contains($"'{tensor.Name}' is missing", StringComparison.Ordinal));
    }

    [Test]
    public void Loading_stops_when_asked_to_and_gives_its_memory_back()
    {
        var path = Path.Combine(_folder, "flux.safetensors");
        SmallModels.WriteBfl(path, SmallModels.Config, Written);
        using var file = TorchCheckpoint.Open(path);
        using var stop = new CancellationTokenSource();
        var before = Tensor.TotalCount;

        FluentActions.Invoking(() => TorchCheckpoint.Load(file, CPU, ScalarType.Float32, axes: SmallModels.Config.Axes, progress: share => { if (share > 0.5) stop.Cancel(); }, cancellationToken: stop.Token))
            .Should().Throw<OperationCanceledException>();

        Tensor.TotalCount.Should().Be(before);
    }

    [Test]
    public void A_folder_without_a_checkpoint_is_refused() =>
        FluentActions.Invoking(() => TorchCheckpoint.Open(_folder)).Should().Throw<WeightsException>().WithMessage("There is no diffusion_pytorch_model.safetensors*");

    private static void Check(string path)
    {
        using var file = TorchCheckpoint.Open(path);

        using var model = TorchCheckpoint.Load(file, CPU, ScalarType.Float32, axes: SmallModels.Config.Axes);

        model.Config.Should().BeEquivalentTo(SmallModels.Config);
        var tensors = Tensors(model);
        tensors.Keys.Should().BeEquivalentTo(Written.Keys);
        foreach (var (name, values) in tensors) values.Should().Equal(Written[name], name);
    }

    private static Dictionary<string, float[]> Tensors(TorchFluxModel model) => model.Weights.Vectors.ToDictionary(vector => vector.Key, vector => vector.Value.data<float>().ToArray(), StringComparer.Ordinal)
        .Concat(model.Weights.Matrices.Select(matrix => new KeyValuePair<string, float[]>(matrix.Key + ".weight", ((DenseWeight)matrix.Value).Values.data<float>().ToArray())))
        .ToDictionary(StringComparer.Ordinal);

    private static bool IsMadeFrom(SafetensorsFile file, string transformer)
    {
        using var golden = new TorchGoldenTransformer(transformer);
        try
        {
            using var model = TorchCheckpoint.Load(file, CPU, ScalarType.Float32, axes: golden.Config.Axes);
            return Tensors(model).All(tensor => golden.Parameters.TryGetValue(tensor.Key, out var own) && own.data<float>().ToArray().AsSpan().SequenceEqual(tensor.Value));
        }
        catch (WeightsException)
        {
            // One of other sizes.
            return false;
        }
    }

    private static float Number(ReadOnlySpan<byte> numbers, int i, string type) => type switch
    {
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(numbers[(2 * i)..]),
        "BF16" => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(numbers[(2 * i)..]) << 16),
        _ => BitConverter.UInt32BitsToSingle((uint)Float8.TableOf(type)[numbers[i]] << 16),
    };

    // A file of the same tensors whose bytes are any: every pattern is some number.
    private static void Convert(string path, string type)
    {
        var size = TensorStream.SizeOf(type);
        var header = new Dictionary<string, object>(StringComparer.Ordinal);
        var bytes = new List<byte>();
        foreach (var (name, shape) in SmallModels.Config.Tensors())
        {
            var start = bytes.Count;
            for (var i = 0; i < shape.Aggregate((a, b) => a * b) * size; i++) bytes.Add((byte)((i * 31) % 113));
            header.Add(name, new { dtype = type, shape, data_offsets = new[] { start, bytes.Count } });
        }

        Write(path, JsonSerializer.SerializeToUtf8Bytes(header), [.. bytes]);
    }

    private static void Retype(string path, string name, string type)
    {
        var all = File.ReadAllBytes(path);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(all);
        var header = System.Text.Encoding.UTF8.GetString(all, 8, length);
        var at = header.IndexOf($"\"{name}\":{{\"dtype\":\"F32\"", StringComparison.Ordinal);
        header = header[..at] + ReplaceFirst(header[at..], "\"F32\"", $"\"{type}\"");
        Write(path, System.Text.Encoding.UTF8.GetBytes(header), all[(8 + length)..]);
    }

    private static string ReplaceFirst(string text, string what, string with)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return text[..at] + with + text[(at + what.Length)..];
    }

    private static void Write(string path, byte[] header, byte[] data) => File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)header.Length), .. header, .. data]);
}
