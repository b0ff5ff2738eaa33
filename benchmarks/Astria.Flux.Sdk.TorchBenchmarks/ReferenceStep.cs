using System.Diagnostics;
using System.Text.Json;
using Astria.Flux.Local.Benchmarks;
using Astria.Flux.Local.Weights;
using static TorchSharp.torch;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>
/// A forward and backward pass of every weight, each time a line is read, so that another program takes turns: writes the model and its
/// batch for that program first.
/// </summary>
internal static class ReferenceStep
{
    public static void Run(BenchmarkModel model, string path)
    {
        Write(model, path);
        using var torch = new TorchContestant(model, ScalarType.Float32);
        Console.WriteLine($"TorchSharp {typeof(Tensor).Assembly.GetName().Version?.ToString(3)}, {get_num_threads()} threads");
        using var process = Process.GetCurrentProcess();
        while (Console.ReadLine() is not null)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var loss = torch.ForwardAndBackward();
            torch.Forget();
            var clock = watch.Elapsed.TotalMilliseconds;
            process.Refresh();
            Console.WriteLine($"{clock:F1} {(process.TotalProcessorTime - before).TotalMilliseconds:F1} {loss:R}");
        }
    }

    // In the names of tools/GoldenCases/transformer.py, whose model reads it.
    private static void Write(BenchmarkModel model, string path)
    {
        var (config, samples) = (model.Config, model.Samples);
        var writer = new SafetensorsWriter();
        foreach (var (name, shape) in config.Tensors()) writer.Add($"w.{name}", shape, model.Model.Parameters[name].Span.ToArray());
        writer.Add("in.img", [samples, model.Grid.Count, config.InChannels], model.Image);
        writer.Add("in.img_ids", [1, model.Grid.Count, 3], model.Grid.Positions());
        writer.Add("in.txt", [samples, model.TextTokens, config.ContextSize], model.Text);
        writer.Add("in.txt_ids", [1, model.TextTokens, 3], new float[3 * model.TextTokens]);
        writer.Add("in.t", [samples], model.Times);
        writer.Add("in.y", [samples, config.VectorSize], model.Pooled);
        writer.Add("in.target", [samples, model.Grid.Count, config.InChannels], model.Target);
        writer.Metadata["config"] = JsonSerializer.Serialize(new
        {
            hidden = config.Hidden,
            heads = config.Heads,
            axes = config.Axes,
            depth = config.DoubleBlocks,
            depth_single = config.SingleBlocks,
            guidance_embed = config.GuidanceEmbedding,
        });
        writer.Write(path);
    }
}
