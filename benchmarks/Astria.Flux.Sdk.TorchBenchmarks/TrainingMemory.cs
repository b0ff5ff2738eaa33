using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Training;
using Astria.Flux.Presets;
using Astria.Flux.Torch.Memory;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Training;
using Astria.Flux.Torch.Transformer;
using static TorchSharp.torch;

namespace Astria.Flux.Local.TorchBenchmarks;

/// <summary>Three training steps of a model of FLUX.1's proportions, 8 + 16 blocks of hidden size 512: what this process takes at most.</summary>
internal static class TrainingMemory
{
    public static void Run(WeightFormat format, bool recompute)
    {
        using var scope = NewDisposeScope();
        var config = FluxSizes.Dev with { Hidden = 512, Heads = 4, DoubleBlocks = 8, SingleBlocks = 16 };
        var weights = new ModelWeights();
        random.manual_seed(1);
        foreach (var (name, shape) in config.Tensors())
        {
            using var inner = NewDisposeScope();
            var values = shape.Length == 2 ? randn(shape[0], shape[1]).mul_(1 / Math.Sqrt(shape[1])) : ones(shape[0]);
            weights.Add(name, values.to(ScalarType.BFloat16), format);
        }

        using var model = new TorchFluxModel(config, weights);
        var grid = new TokenGrid(32, 32);
        var chance = new FluxRandom(2);
        var text = new float[256 * config.ContextSize];
        chance.FillNormal(text);
        var settings = new LoraSettings { Steps = 3, Batch = 1, Targets = LoraTargetSet.AllLinear, Rank = 16, Alpha = 16, LearningRate = 1e-4f, Recompute = recompute, Seed = 1 };
        using var learner = new TorchLoraLearner(model, _ => new CaptionEmbedding(text, new float[config.VectorSize]), settings);
        Console.Write($"{format}, {(recompute ? "blocks computed again" : "plain")}: weights {model.Bytes / 1e6:F0} MB; loss");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var step = 0; step < settings.Steps; step++)
        {
            var clean = new float[grid.Count * config.InChannels];
            chance.FillNormal(clean);
            Console.Write($" {learner.Learn(new TrainingBatch { Grid = grid, Captions = [""], Flow = FlowMatchBatch.Draw(clean, 1, ref chance) }, 1)[0]:F5}");
            learner.Apply(settings.LearningRate, 1);
        }

        Console.WriteLine($"; {watch.Elapsed.TotalSeconds / settings.Steps:F2} s a step; {ProcessMemory.Told()}");
    }
}
