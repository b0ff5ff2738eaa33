using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Models;
using Astria.Flux.Local.Sampling;
using Astria.Flux.Local.Tests.Golden;
using Astria.Flux.Local.Training;
using Astria.Flux.Torch.Adapters;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Training;

/// <summary>The managed engine and this one, given the same weights, seed and LoRA, do the same.</summary>
internal sealed class TwoEnginesTests
{
    private const double Tolerance = 1e-3;

    [Test]
    public void Over_twenty_steps_of_training_they_lose_alike()
    {
        var model = SmallTraining.Managed();
        var managed = new Losses();
        using var pool = new WorkerPool(2);
        using var ours = new ManagedLoraLearner(model, pool, new Arena(), SmallTraining.Settings);
        using var flux = SmallTraining.Torch();
        var torchs = new Losses();
        using var theirs = SmallTraining.Learner(flux, SmallTraining.Settings);

        new LoraTraining(ours, SmallTraining.Pictures, SmallTraining.Settings, null, managed).Run(CancellationToken.None);
        new LoraTraining(theirs, SmallTraining.Pictures, SmallTraining.Settings, null, torchs).Run(CancellationToken.None);

        managed.All.Should().HaveCount(20);
        var largest = managed.All.Zip(torchs.All).Max(pair => Math.Abs(pair.First - pair.Second));
        TestContext.Out.WriteLine($"largest difference of the loss {largest:E1}, from {managed.All[0]:F3} to {managed.All[^1]:F3}");
        largest.Should().BeLessThan(Tolerance);
        (managed.All[0] - managed.All[^1]).Should().BeGreaterThan(10 * Tolerance, "they learned something");
        var (a, b) = (ours.ToWeights(), theirs.ToWeights());
        b.Layers.Keys.Should().BeEquivalentTo(a.Layers.Keys);
        foreach (var (name, layer) in a.Layers)
        {
            Difference.Largest(b.Layers[name].Up, layer.Up).Should().BeLessThan(1e-3f, name);
            Difference.Largest(b.Layers[name].Down, layer.Down).Should().BeLessThan(1e-3f, name);
        }
    }

    [Test]
    public void After_four_sampling_steps_with_a_LoRA_their_pictures_are_alike()
    {
        var model = SmallTraining.Managed();
        var grid = new TokenGrid(4, 4);
        var lora = Lora(model);
        ModelAdapters.Attach(model.Transformer, lora, 0.8f);
        using var pool = new WorkerPool(2);
        var expected = new PictureSampler(new ManagedModel(model, pool, new Arena())).Draw(["a red toy"], [42], new SamplingSettings(4, 1, grid.Rows, grid.Columns) { DistilledGuidance = 2.5f })[0];

        using var flux = SmallTraining.Torch();
        using var adapters = new TorchAdapters(flux);
        adapters.Attach(lora, 0.8f);
        var caption = SmallTraining.Captions(model)("a red toy");
        var latent = new float[grid.Count * flux.Config.InChannels];
        new FluxRandom(42).FillNormal(latent);
        var tokens = new float[latent.Length];
        grid.Pack(latent, flux.Config.InChannels / 4, tokens);
        var times = TimestepSchedule.Create(4, grid.Count, shift: true);
        using var off = no_grad();
        for (var i = 0; i < 4; i++)
        {
            using var scope = NewDisposeScope();
            var input = new FluxInput { Samples = 1, ImagePositions = grid.Positions(), TextPositions = new float[3 * model.Text.Tokens], Times = [times[i]], Guidance = [2.5f] };
            var velocity = flux.Forward(input, tensor(tokens).reshape(1, grid.Count, -1), tensor(caption.Tokens).reshape(1, -1, flux.Config.ContextSize), tensor(caption.Pooled).reshape(1, -1));
            FlowMatchEuler.Step(tokens, [.. velocity.data<float>()], times[i], times[i + 1]);
        }

        grid.Unpack(tokens, flux.Config.InChannels / 4, latent);
        Difference.Largest(latent, expected).Should().BeLessThan((float)Tolerance);
    }

    private static LoraWeights Lora(LocalModel model)
    {
        var random = new FluxRandom(8);
        var layers = new Dictionary<string, LoraLayer>(StringComparer.Ordinal);
        foreach (var (name, linear) in model.Transformer.Linears.Where(linear => linear.Key.Contains("_blocks.", StringComparison.Ordinal)))
        {
            var (down, up) = (new float[2 * linear.Inputs], new float[2 * linear.Outputs]);
            random.FillNormal(down);
            random.FillNormal(up);
            layers.Add(name, new LoraLayer([.. down.Select(value => value * 0.05f)], [.. up.Select(value => value * 0.05f)], 2, 2));
        }

        return new LoraWeights(layers, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private sealed class Losses : ITrainingObserver
    {
        private double? _before;

        public List<double> All { get; } = [];

        // The loop tells a smoothed loss; what a step added to it is the step's own.
        public void OnStep(LoopState state, ILoraLearner learner)
        {
            All.Add(_before is { } before ? (state.Loss!.Value - (0.95 * before)) / 0.05 : state.Loss!.Value);
            _before = state.Loss;
        }
    }
}
