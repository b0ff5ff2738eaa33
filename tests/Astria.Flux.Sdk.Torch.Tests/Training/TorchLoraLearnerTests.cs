using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Training;
using Astria.Flux.Torch.Quantization;
using Astria.Flux.Torch.Training;
using Astria.Flux.Torch.Transformer;
using TorchSharp;
using static TorchSharp.torch;

namespace Astria.Flux.Torch.Tests.Training;

/// <summary>A LoRA is taught on a frozen base of any form, with much or with little memory, to the same numbers.</summary>
internal sealed class TorchLoraLearnerTests
{
    // The same sums in 32 bits: libtorch takes another order where memory lies differently.
    private const double SamePath = 1e-5;

    private DisposeScope _scope = null!;

    [SetUp]
    public void Begin() => _scope = NewDisposeScope();

    [TearDown]
    public void End() => _scope.Dispose();

    [TestCase(WeightFormat.Full)]
    [TestCase(WeightFormat.Int8)]
    [TestCase(WeightFormat.Int4)]
    public void Blocks_computed_again_on_the_way_back_give_the_same_losses_and_gradients(WeightFormat format)
    {
        using var model = SmallTraining.Torch(format: format);

        var plain = Gradients(model, SmallTraining.Settings);
        var again = Gradients(model, SmallTraining.Settings with { Recompute = true });

        again.Losses.Zip(plain.Losses).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < SamePath);
        Largest(again.Values, plain.Values).Should().BeLessThan(SamePath);
        plain.Values.Max(Math.Abs).Should().BeGreaterThan(1e-3f);
    }

    [TestCase(WeightFormat.Int8)]
    [TestCase(WeightFormat.Int4)]
    public void Gradients_over_a_base_in_fewer_bits_are_those_over_the_same_base_made_dense(WeightFormat format)
    {
        using var quantised = SmallTraining.Torch(format: format);
        var dense = new ModelWeights();
        foreach (var (name, vector) in quantised.Weights.Vectors) dense.Add(name, vector.clone());
        foreach (var (name, weight) in quantised.Weights.Matrices) dense.Add(name + ".weight", weight is QuantizedWeight packed ? packed.Dense() : ((DenseWeight)weight).Values.clone());
        using var same = new TorchFluxModel(quantised.Config, dense);

        var (losses, values) = Gradients(quantised, SmallTraining.Settings);
        var expected = Gradients(same, SmallTraining.Settings);

        losses.Zip(expected.Losses).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < SamePath);
        Largest(values, expected.Values).Should().BeLessThan(SamePath);
    }

    [TestCase(WeightFormat.Int8, 0.05)]
    [TestCase(WeightFormat.Int4, 0.3)]
    public void Fewer_bits_change_the_gradients_by_so_much(WeightFormat format, double share)
    {
        using var full = SmallTraining.Torch();
        using var quantised = SmallTraining.Torch(format: format);

        var expected = Gradients(full, SmallTraining.Settings).Values;
        var actual = Gradients(quantised, SmallTraining.Settings).Values;

        Math.Sqrt(expected.Zip(actual).Sum(pair => Math.Pow(pair.First - pair.Second, 2)) / expected.Sum(value => Math.Pow(value, 2))).Should().BeLessThan(share);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void In_bfloat16_it_learns_too(bool recompute)
    {
        using var model = SmallTraining.Torch(ScalarType.BFloat16, WeightFormat.Int8);
        using var learner = SmallTraining.Learner(model, SmallTraining.Settings with { Recompute = recompute });
        var batch = SmallTraining.Batch();
        var before = learner.Learn(batch, 1).Average();

        for (var i = 0; i < 15; i++)
        {
            learner.Apply(3e-3f, 1);
            learner.Learn(batch, 1);
        }

        learner.Learn(batch, 1).Average().Should().BeLessThan(0.9 * before);
    }

    [Test]
    public void Losses_are_each_pictures_own_and_the_share_counts_only_for_gradients()
    {
        using var model = SmallTraining.Torch();
        var batch = SmallTraining.Batch();

        var whole = Gradients(model, SmallTraining.Settings, batch);
        var half = Gradients(model, SmallTraining.Settings, batch, share: 0.5f);

        half.Losses.Zip(whole.Losses).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < SamePath);
        half.Values.Zip(whole.Values).Should().OnlyContain(pair => Math.Abs(pair.First - (pair.Second / 2)) < SamePath);
    }

    [Test]
    public void Without_its_LoRA_the_base_speaks_and_with_it_the_LoRA()
    {
        using var model = SmallTraining.Torch();
        using var learner = SmallTraining.Learner(model, SmallTraining.Settings);
        var batch = SmallTraining.Batch();
        var untaught = learner.Predict(batch, adapted: true);
        Largest(learner.Predict(batch, adapted: false), untaught).Should().BeLessThan(SamePath);

        learner.Learn(batch, 1);
        learner.Apply(1e-2f, 1);

        Largest(learner.Predict(batch, adapted: false), untaught).Should().BeLessThan(SamePath);
        Largest(learner.Predict(batch, adapted: true), untaught).Should().BeGreaterThan(100 * SamePath);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Restored_it_goes_on_where_it_was(bool recompute)
    {
        var settings = SmallTraining.Settings with { Recompute = recompute };
        using var model = SmallTraining.Torch();
        Dictionary<string, float[]> saved;
        LoraWeights expected;
        using (var learner = SmallTraining.Learner(model, settings))
        {
            Step(learner, 1);
            Step(learner, 2);
            saved = learner.Save().ToDictionary(part => part.Name, part => part.Values, StringComparer.Ordinal);
            Step(learner, 3);
            expected = learner.ToWeights();
        }

        using var restored = SmallTraining.Learner(model, settings);
        restored.Restore(2, name => saved[name]);
        Step(restored, 3);

        foreach (var (name, layer) in restored.ToWeights().Layers) Largest(layer.Up, expected.Layers[name].Up).Should().BeLessThan(SamePath, name);
    }

    [Test]
    public void What_it_saves_is_put_back_to_the_bit()
    {
        using var model = SmallTraining.Torch();
        using var learner = SmallTraining.Learner(model, SmallTraining.Settings);
        Step(learner, 1);
        var saved = learner.Save().ToDictionary(part => part.Name, part => part.Values, StringComparer.Ordinal);
        Step(learner, 2);

        learner.Restore(1, name => saved[name]);

        foreach (var (name, values) in learner.Save()) values.Should().Equal(saved[name], name);
    }

    [Test]
    public void What_it_saves_has_the_names_that_the_managed_engine_saves_under()
    {
        using var model = SmallTraining.Torch();
        using var learner = SmallTraining.Learner(model, SmallTraining.Settings);
        using var pool = new WorkerPool(1);
        using var managed = new ManagedLoraLearner(SmallTraining.Managed(), pool, new Arena(), SmallTraining.Settings);

        learner.Save().Select(part => (part.Name, part.Values.Length)).Should().Equal(managed.Save().Select(part => (part.Name, part.Values.Length)));
    }

    [Test]
    public void A_step_leaves_no_tensor_behind()
    {
        using var model = SmallTraining.Torch(format: WeightFormat.Int8);
        using var learner = SmallTraining.Learner(model, SmallTraining.Settings with { Recompute = true });
        Step(learner, 1);
        var before = Tensor.TotalCount;

        Step(learner, 2);
        Step(learner, 3);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        Tensor.TotalCount.Should().BeLessThanOrEqualTo(before);
    }

    [Test]
    public void Disposed_it_leaves_the_model_as_it_was()
    {
        using var model = SmallTraining.Torch();
        using (var learner = SmallTraining.Learner(model, SmallTraining.Settings)) Step(learner, 1);

        model.Linears.Values.Should().OnlyContain(linear => !linear.HasAdapters);
    }

    private static void Step(TorchLoraLearner learner, long seed)
    {
        learner.Learn(SmallTraining.Batch(seed), 1);
        learner.Apply(2e-3f, 1);
    }

    private static double Largest(IReadOnlyList<float> a, IReadOnlyList<float> b) => a.Zip(b).Max(pair => Math.Abs(pair.First - pair.Second));

    // AdamW's first moment after one step of learning from zero is a tenth of the gradient: what was learned, through the front door.
    private static (double[] Losses, List<float> Values) Gradients(TorchFluxModel model, LoraSettings settings, TrainingBatch? batch = null, float share = 1)
    {
        using var learner = SmallTraining.Learner(model, settings);

        // "up" begins at zero, which hides "down".
        learner.Learn(SmallTraining.Batch(9), 1);
        learner.Apply(1e-2f, 1);
        var before = Means(learner);
        var losses = learner.Learn(batch ?? SmallTraining.Batch(), share);
        learner.Apply(0, float.MaxValue);
        return (losses, [.. Means(learner).Zip(before).Select(pair => (pair.First - (0.9f * pair.Second)) / 0.1f)]);

        static List<float> Means(TorchLoraLearner learner) => [.. learner.Save().Where(part => part.Name.EndsWith(".mean", StringComparison.Ordinal)).SelectMany(part => part.Values)];
    }
}
