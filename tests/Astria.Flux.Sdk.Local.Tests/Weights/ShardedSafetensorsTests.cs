using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Weights;

internal sealed class ShardedSafetensorsTests
{
    private string _folder = null!;

    [SetUp]
    public void Create()
    {
        _folder = Directory.CreateTempSubdirectory().FullName;
        Write("a.safetensors", ("x", [1f, 2f]), ("unlisted", [9f]));
        Write("b.safetensors", ("y", [3f]));
    }

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_tensors_of_all_files_are_one_models()
    {
        using var model = Open("""{"metadata":{"total_size":12},"weight_map":{"x":"a.safetensors","y":"b.safetensors"}}""");

        model.Tensors.Keys.Should().BeEquivalentTo("x", "y");
        model.ReadFloats("x").Should().Equal(1f, 2f);
        model.ReadFloats("y").Should().Equal(3f);
        FluentActions.Invoking(() => model.ReadFloats("unlisted")).Should().Throw<WeightsException>();
    }

    [TestCase("""{"weight_map":{"x":"../a.safetensors","y":"/etc/passwd","z":""}}""", "*'../a.safetensors', which is no file's name*'/etc/passwd'*''*")]
    [TestCase("""{"weight_map":{"y":"a.safetensors","z":"b.safetensors"}}""", "*'a.safetensors' has no tensor 'y'*'b.safetensors' has no tensor 'z'*")]
    [TestCase("""{"weight_map":{"x":"a.safetensors","x":"b.safetensors"}}""", "*'x' is there twice*")]
    [TestCase("""{"weight_map":{}}""", "*names no tensors*")]
    [TestCase("""{"weight_map":[]}""", "*no index*")]
    [TestCase("""{"weight_map":{"x":1}}""", "*no index*")]
    [TestCase("{}", "*no index*")]
    [TestCase("not JSON", "*no index*")]
    public void An_index_that_lies_is_refused(string index, string message) => FluentActions.Invoking(() => Open(index)).Should().Throw<WeightsException>().WithMessage(message);

    [Test]
    public void A_file_that_is_not_there_is_told() =>
        FluentActions.Invoking(() => Open("""{"weight_map":{"x":"c.safetensors"}}""")).Should().Throw<IOException>().WithMessage("*c.safetensors*");

    private ShardedSafetensors Open(string index)
    {
        var path = Path.Combine(_folder, "model.safetensors.index.json");
        File.WriteAllText(path, index);
        return ShardedSafetensors.Open(path);
    }

    private void Write(string file, params (string Name, float[] Values)[] tensors)
    {
        var writer = new SafetensorsWriter();
        foreach (var (name, values) in tensors) writer.Add(name, [values.Length], values);
        writer.Write(Path.Combine(_folder, file));
    }
}
