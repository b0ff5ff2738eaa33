using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>Times, time embeddings and rotary tables are the reference's.</summary>
internal sealed class ScheduleGoldenTests
{
    [Test]
    public void Every_schedule_equals_the_references()
    {
        var cases = JsonSerializer.Deserialize<Dictionary<string, float[]>>(File.ReadAllText(GoldenData.PathOf("schedules.json")))!;

        cases.Should().NotBeEmpty();
        foreach (var (key, expected) in cases)
        {
            var parts = key.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            Difference.Largest(TimestepSchedule.Create(parts[0], parts[1], shift: parts[2] == 1), expected).Should().BeLessThan(1e-6f, key);
        }
    }

    [TestCase(256)]
    [TestCase(7)]
    public void Time_embeddings_of_even_and_odd_size_equal_the_references(int size)
    {
        using var file = SafetensorsFile.Open(GoldenData.PathOf("embeddings.safetensors"));
        var times = file.ReadFloats("t");
        var expected = file.ReadFloats($"timestep_embedding_{size}");

        for (var i = 0; i < times.Length; i++)
        {
            var row = new float[size];
            TimestepEmbedding.Write(times[i], row);
            Difference.Largest(row, expected.AsSpan(i * size, size)).Should().BeLessThan(2e-4f);
        }
    }
}
