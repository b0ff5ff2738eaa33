using System.Globalization;
using System.Text.Json;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Operations;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Local.Tests.Golden;

/// <summary>Times, time embeddings and rotary tables are the reference's.</summary>
internal sealed class ScheduleGoldenTests
{
    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.Schedules))]
    public void Every_schedule_equals_the_references(string file)
    {
        var cases = JsonSerializer.Deserialize<Dictionary<string, float[]>>(File.ReadAllText(GoldenData.PathOf(file)))!;

        cases.Should().NotBeEmpty();
        foreach (var (key, expected) in cases)
        {
            var parts = key.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            Difference.Largest(TimestepSchedule.Create(parts[0], parts[1], shift: parts[2] == 1), expected).Should().BeLessThan(1e-6f, key);
        }
    }

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.Embeddings))]
    public void Time_embeddings_of_every_size_equal_the_references(string name)
    {
        const string prefix = "timestep_embedding_";
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));
        var times = file.ReadFloats("t");

        foreach (var key in file.Tensors.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var size = int.Parse(key[prefix.Length..], CultureInfo.InvariantCulture);
            var expected = file.ReadFloats(key);
            for (var i = 0; i < times.Length; i++)
            {
                var row = new float[size];
                TimestepEmbedding.Write(times[i], row);
                Difference.Largest(row, expected.AsSpan(i * size, size)).Should().BeLessThan(2e-4f, key);
            }
        }
    }

    [TestCaseSource(typeof(GoldenData), nameof(GoldenData.Embeddings))]
    public unsafe void Rotary_tables_turn_pairs_as_the_references_matrices_do(string name)
    {
        const string prefix = "rope_axes";
        using var file = SafetensorsFile.Open(GoldenData.PathOf(name));
        var positions = file.ReadFloats("rope_ids");

        foreach (var key in file.Tensors.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var axes = key[prefix.Length..].Split('_').Select(axis => int.Parse(axis, CultureInfo.InvariantCulture)).ToArray();
            var table = new RotaryTable(positions, axes, FluxConfig.Theta);
            var matrices = file.ReadFloats(key);
            var pair = new float[table.Size];
            for (var token = 0; token < table.Tokens; token++)
            {
                for (var i = 0; i < pair.Length; i++) pair[i] = 1 + (i % 3);
                var expected = new float[pair.Length];
                for (var i = 0; i < pair.Length; i++)
                {
                    var row = (((token * (table.Size / 2)) + (i / 2)) * 4) + (2 * (i % 2));
                    expected[i] = (matrices[row] * pair[2 * (i / 2)]) + (matrices[row + 1] * pair[(2 * (i / 2)) + 1]);
                }

                fixed (float* x = pair) table.Turn(x, token);
                Difference.Largest(pair, expected).Should().BeLessThan(1e-5f, key);
            }
        }
    }
}
