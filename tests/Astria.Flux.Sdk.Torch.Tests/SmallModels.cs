using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Weights;

namespace Astria.Flux.Torch.Tests;

/// <summary>Transformers of small sizes with random weights, as files in every layout.</summary>
internal static class SmallModels
{
    /// <summary>Hidden 128, two heads of 64, two blocks of each kind.</summary>
    public static FluxConfig Config { get; } = new()
    {
        InChannels = 48,
        ContextSize = 96,
        VectorSize = 96,
        Hidden = 128,
        Heads = 2,
        DoubleBlocks = 2,
        SingleBlocks = 2,
        Axes = [16, 24, 24],
        GuidanceEmbedding = true,
    };

    /// <summary>Its weights by their names in BFL's layout.</summary>
    public static Dictionary<string, float[]> Weights(FluxConfig config, long seed = 1)
    {
        var random = new FluxRandom(seed);
        var weights = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var (name, shape) in config.Tensors())
        {
            var values = new float[shape.Aggregate((a, b) => a * b)];
            random.FillNormal(values);
            var deviation = shape.Length == 2 ? 1 / MathF.Sqrt(shape[1]) : 0.02f;
            for (var i = 0; i < values.Length; i++) values[i] = name.EndsWith("_norm.scale", StringComparison.Ordinal) ? 1 + (0.1f * values[i]) : values[i] * deviation;
            weights.Add(name, values);
        }

        return weights;
    }

    /// <summary>BFL's layout in one file.</summary>
    public static void WriteBfl(string path, FluxConfig config, IReadOnlyDictionary<string, float[]> weights, string prefix = "")
    {
        var writer = new SafetensorsWriter();
        foreach (var (name, shape) in config.Tensors()) writer.Add(prefix + name, shape, weights[name]);
        writer.Write(path);
    }

    /// <summary>The layout of diffusers: a folder with an index and two files.</summary>
    public static void WriteDiffusers(string folder, FluxConfig config, IReadOnlyDictionary<string, float[]> weights)
    {
        const string name = "diffusion_pytorch_model";
        Directory.CreateDirectory(folder);
        SafetensorsWriter[] shards = [new(), new()];
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (ours, shape) in config.Tensors())
        {
            foreach (var (theirs, rows, values) in Split(ours, shape, weights[ours], config.Hidden))
            {
                var shard = map.Count % 2;
                shards[shard].Add(theirs, [rows, .. shape[1..]], values);
                map.Add(theirs, $"{name}-{shard + 1:D5}-of-00002.safetensors");
            }
        }

        for (var i = 0; i < shards.Length; i++) shards[i].Write(Path.Combine(folder, $"{name}-{i + 1:D5}-of-00002.safetensors"));
        File.WriteAllText(Path.Combine(folder, $"{name}.safetensors.index.json"), System.Text.Json.JsonSerializer.Serialize(new { metadata = new { total_size = 1 }, weight_map = map }));
    }

    private static IEnumerable<(string Name, int Rows, float[] Values)> Split(string name, int[] shape, float[] values, int hidden)
    {
        if (name.EndsWith(".scale", StringComparison.Ordinal))
        {
            yield return (DiffusersNames.OfNorm(name[..^".scale".Length]), shape[0], values);
            yield break;
        }

        var kind = name[name.LastIndexOf('.')..];
        var columns = shape.Length == 2 ? shape[1] : 1;
        foreach (var part in DiffusersNames.PartsOf(name[..^kind.Length], shape[0], hidden))
        {
            var rows = values.AsSpan(part.FirstRow * columns, part.Rows * columns).ToArray();
            yield return (part.Name + kind, part.Rows, part.HalvesSwapped ? [.. rows[(rows.Length / 2)..], .. rows[..(rows.Length / 2)]] : rows);
        }
    }
}
