using System.Text.Json;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Training;
using Astria.Flux.Local.Weights;
using Astria.Flux.Presets;
using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Training;
using Astria.Flux.Torch.Weights;
using static TorchSharp.torch;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>FLUX.1's real layers, one block of each kind with random weights: written in both layouts, loaded, taught two steps, asked for a picture.</summary>
internal static class RealLayers
{
    private const int Side = 16;
    private const int TextTokens = 64;

    private static readonly FluxConfig Config = FluxSizes.Dev with { DoubleBlocks = 1, SingleBlocks = 1 };

    /// <summary>Writes both layouts into a folder.</summary>
    public static void Write(string folder)
    {
        var random = new FluxRandom(1);
        var path = Path.Combine(folder, "flux.safetensors");
        WriteFile(path, [.. Config.Tensors().Select(tensor => (tensor.Name, tensor.Shape))], (name, target) => Fill(name, target, ref random));
        using var bfl = SafetensorsFile.Open(path);
        var parts = Config.Tensors().SelectMany(Parts).ToList();
        var files = Enumerable.Range(1, 3).Select(i => $"diffusion_pytorch_model-{i:D5}-of-00003.safetensors").ToArray();
        Directory.CreateDirectory(Path.Combine(folder, "transformer"));
        for (var i = 0; i < files.Length; i++)
        {
            var own = parts.Where((_, number) => number % files.Length == i).ToDictionary(part => part.Name, StringComparer.Ordinal);
            WriteFile(Path.Combine(folder, "transformer", files[i]), [.. own.Values.Select(part => (part.Name, part.Shape))], (name, target) => Copy(bfl, own[name], target));
        }

        var map = parts.Select((part, number) => (part.Name, File: files[number % files.Length])).ToDictionary(part => part.Name, part => part.File, StringComparer.Ordinal);
        System.IO.File.WriteAllText(Path.Combine(folder, "transformer", "diffusion_pytorch_model.safetensors.index.json"), JsonSerializer.Serialize(new Dictionary<string, object> { ["weight_map"] = map }));
    }

    /// <summary>Loads, trains two steps, draws in four.</summary>
    public static void Run(string path, WeightFormat format, bool recompute)
    {
        using var scope = NewDisposeScope();
        using var file = TorchCheckpoint.Open(path);
        using var model = TorchCheckpoint.Load(file, CPU, ScalarType.BFloat16, format);
        Say($"loaded {model.Bytes / 1e9:F2} GB of weights");
        var random = new FluxRandom(2);
        var caption = new CaptionEmbedding(Normal(TextTokens * Config.ContextSize, ref random), Normal(Config.VectorSize, ref random));
        var settings = new LoraSettings { Steps = 2, Batch = 1, Targets = LoraTargetSet.AllLinear, Rank = 16, Alpha = 16, LearningRate = 1e-4f, Recompute = recompute, Seed = 1 };
        var grid = new TokenGrid(Side, Side);
        using (var learner = new TorchLoraLearner(model, _ => caption, settings))
        {
            for (var step = 0; step < settings.Steps; step++)
            {
                var flow = FlowMatchBatch.Draw(Normal(grid.Count * Config.InChannels, ref random), 1, ref random);
                var loss = learner.Learn(new TrainingBatch { Grid = grid, Captions = [""], Flow = flow }, 1)[0];
                learner.Apply(settings.LearningRate, 1);
                Say($"step {step + 1}: loss {loss:F4}");
            }
        }

        var tokens = Normal(grid.Count * Config.InChannels, ref random);
        var times = TimestepSchedule.Create(4, grid.Count, shift: true);
        using var off = no_grad();
        for (var i = 0; i < times.Length - 1; i++)
        {
            using var inner = NewDisposeScope();
            var input = new FluxInput { Samples = 1, ImagePositions = grid.Positions(), TextPositions = new float[3 * TextTokens], Times = [times[i]], Guidance = [3.5f] };
            var velocity = model.Forward(input, tensor(tokens).reshape(1, grid.Count, -1), tensor(caption.Tokens).reshape(1, TextTokens, -1), tensor(caption.Pooled).reshape(1, -1));
            FlowMatchEuler.Step(tokens, [.. velocity.to(ScalarType.Float32).data<float>()], times[i], times[i + 1]);
        }

        Say($"drawn: root mean square of the latent {Math.Sqrt(tokens.Average(value => (double)value * value)):F4}, first {tokens[0]:R}");
    }

    private static void Say(string what) => Console.WriteLine($"{what}; {ProcessMemory.Told()}");

    private static float[] Normal(int length, ref FluxRandom random)
    {
        var values = new float[length];
        random.FillNormal(values);
        return values;
    }

    private static ushort Rounded(float value) => (ushort)((BitConverter.SingleToUInt32Bits(value) + 0x8000) >> 16);

    private static void Fill(string name, Span<ushort> target, ref FluxRandom random)
    {
        // Random, and the same numbers over and over: a hundred million normal ones would take their time.
        var some = Normal(65_536, ref random);
        var scale = name.EndsWith("_norm.scale", StringComparison.Ordinal);
        for (var i = 0; i < target.Length; i++) target[i] = Rounded(scale ? 1 : some[(i * 7919) & 65_535] * 0.015f);
    }

    private static IEnumerable<Part> Parts((string Name, int[] Shape) tensor)
    {
        var (name, shape) = tensor;
        if (name.EndsWith(".scale", StringComparison.Ordinal)) return [new Part(DiffusersNames.OfNorm(name[..^".scale".Length]), shape, name, 0, false)];
        var kind = name[name.LastIndexOf('.')..];
        return DiffusersNames.PartsOf(name[..^kind.Length], shape[0], Config.Hidden).Select(part => new Part(part.Name + kind, [part.Rows, .. shape[1..]], name, part.FirstRow, part.HalvesSwapped));
    }

    private static void Copy(SafetensorsFile bfl, Part part, Span<ushort> target)
    {
        var numbers = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bfl.Bytes(part.Of)).Slice(part.FirstRow * (part.Shape.Length == 2 ? part.Shape[1] : 1), target.Length);
        if (!part.Swapped)
        {
            numbers.CopyTo(target);
            return;
        }

        numbers[(numbers.Length / 2)..].CopyTo(target);
        numbers[..(numbers.Length / 2)].CopyTo(target[(target.Length / 2)..]);
    }

    private static void WriteFile(string path, List<(string Name, int[] Shape)> tensors, FillTensor fill)
    {
        var header = new Dictionary<string, object>(StringComparer.Ordinal);
        var end = 0L;
        foreach (var (name, shape) in tensors)
        {
            var start = end;
            end += 2L * shape.Aggregate(1L, (a, b) => a * b);
            header.Add(name, new Dictionary<string, object> { ["dtype"] = "BF16", ["shape"] = shape, ["data_offsets"] = new[] { start, end } });
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        using var stream = new FileStream(path, FileMode.Create);
        stream.Write(BitConverter.GetBytes((ulong)json.Length));
        stream.Write(json);
        foreach (var (name, shape) in tensors)
        {
            var numbers = new ushort[shape.Aggregate(1, (a, b) => a * b)];
            fill(name, numbers);
            stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<ushort>(numbers));
        }
    }

    private delegate void FillTensor(string name, Span<ushort> target);

    private sealed record Part(string Name, int[] Shape, string Of, int FirstRow, bool Swapped);
}
