using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Weights;

internal sealed class SafetensorsTests
{
    [Test]
    public void Tensors_and_notes_survive_a_round_trip()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        var writer = new SafetensorsWriter();
        writer.Metadata["preset"] = "Portrait";
        writer.Add("whole", [2, 2], [1f, -2.5f, 3e-20f, float.MaxValue]);
        writer.AddBrainFloat("half", [3], [1f, 0.333333f, -65536f]);
        writer.Add("number", [], [4f]);
        try
        {
            writer.Write(path);
            using var file = SafetensorsFile.Open(path);

            file.Metadata["preset"].Should().Be("Portrait");
            file.ReadFloats("whole").Should().Equal(1f, -2.5f, 3e-20f, float.MaxValue);
            file.ReadFloats("half").Should().Equal(1f, 0.33398438f, -65536f);
            file.ReadFloats("number").Should().Equal(4f);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
