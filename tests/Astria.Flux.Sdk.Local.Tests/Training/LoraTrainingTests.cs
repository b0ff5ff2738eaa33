using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Local.Tests.Engine;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class LoraTrainingTests
{
    private LoopFixture _fixture = null!;

    [SetUp]
    public void Open() => _fixture = new LoopFixture();

    [TearDown]
    public void Close() => _fixture.Dispose();

    [TestCase(1, 1, 1)]
    [TestCase(1, 2, 3)]
    [TestCase(2, 5, 1)]
    public void Five_steps_are_three_and_two_more_to_the_bit_on_any_number_of_threads(int straightThreads, int firstThreads, int secondThreads)
    {
        var settings = LoopFixture.Settings with { AverageDecay = 0.9, Accumulation = 2 };
        var straight = _fixture.Train(settings, out var expected, straightThreads);

        Interrupt(settings, afterStep: 3, firstThreads);
        var end = _fixture.Train(settings, out var resumed, secondThreads, keep: true);

        LoopFixture.Numbers(resumed).Should().Equal(LoopFixture.Numbers(expected));
        (end.Step, end.Loss).Should().Be((straight.Step, straight.Loss));
        end.Looks.Should().Equal(straight.Looks);
    }

    [Test]
    public void Stopping_saves_the_very_step_it_stopped_at()
    {
        Interrupt(LoopFixture.Settings with { Steps = 50 }, afterStep: 7);
        var steps = new StepsHeard();

        _fixture.Train(LoopFixture.Settings with { Steps = 9 }, out _, keep: true, observer: steps);

        steps.Heard.Should().Equal(8, 9);
    }

    [Test]
    public void Adding_up_two_batches_is_one_batch_of_twice_the_size_but_for_rounding()
    {
        using var pool = new WorkerPool(1);
        var settings = LoopFixture.Settings with { CaptionDropout = 0 };
        var pictures = LoopFixture.Pictures with { Subject = [LoopFixture.Pictures.Subject[0]] };
        var plan = new BatchPlan(pictures, settings with { Accumulation = 2 });
        var parts = plan.Of(0).Select(p => p.Batch).ToList();
        var both = parts[0] with
        {
            Captions = [.. parts[0].Captions, .. parts[1].Captions],
            Flow = FlowMatchBatch.Joined(parts[0].Flow, parts[1].Flow),
        };

        var added = Learn(parts, 0.5f);
        var once = Learn([both], 1);

        added.Zip(once).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
        added.Should().NotEqual(Learn([parts[0]], 1), "the second batch counts");

        List<float> Learn(List<TrainingBatch> batches, float share)
        {
            using var learner = new ManagedLoraLearner(_fixture.Model, pool, new Arena(), settings);
            foreach (var batch in batches) learner.Learn(batch, share);
            learner.Apply(1e-3f, 1);
            return LoopFixture.Numbers(learner.ToWeights());
        }
    }

    [Test]
    public void An_average_lags_behind_the_weights_and_is_what_is_saved()
    {
        _fixture.Train(LoopFixture.Settings with { Steps = 20 }, out var last);
        _fixture.Train(LoopFixture.Settings with { Steps = 20, AverageDecay = 0.9 }, out var average);

        Length(LoopFixture.Numbers(average)).Should().NotBe(Length(LoopFixture.Numbers(last)));
        UpLength(average).Should().BeInRange(0.2 * UpLength(last), 0.95 * UpLength(last));

        static double UpLength(Local.Adapters.LoraWeights lora) => Length([.. lora.Layers.Values.SelectMany(layer => layer.Up)]);

        static double Length(List<float> values) => Math.Sqrt(values.Sum(v => (double)v * v));
    }

    [Test]
    public void Nothing_is_learned_from_where_a_mask_counts_nothing()
    {
        var masked = LoopFixture.Picture(1, 2, 2, "ohwx toy", [0, 0, 4, 0]);
        var batch = Assemble(masked);
        var elsewhere = batch with { Flow = FlowMatchBatch.Joined(batch.Flow) };
        for (var i = 0; i < 48; i++) elsewhere.Flow.Target[i] += 5;
        var inside = batch with { Flow = FlowMatchBatch.Joined(batch.Flow) };
        for (var i = 0; i < 48; i++) inside.Flow.Target[(2 * 48) + i] += 5;

        Learned(elsewhere).Should().Equal(Learned(batch));
        Learned(inside).Should().NotEqual(Learned(batch));

        TrainingBatch Assemble(TrainingPicture picture) =>
            new BatchPlan(new PictureSet { Subject = [picture] }, LoopFixture.Settings with { Batch = 1 }).Of(0).Single().Batch;

        List<float> Learned(TrainingBatch shown)
        {
            using var pool = new WorkerPool(1);
            using var learner = new ManagedLoraLearner(_fixture.Model, pool, new Arena(), LoopFixture.Settings);
            learner.Learn(shown, 1);
            learner.Apply(1e-3f, 1);
            return LoopFixture.Numbers(learner.ToWeights());
        }
    }

    [Test]
    public void A_model_with_distilled_guidance_is_taught_like_one_without()
    {
        using var pool = new WorkerPool(1);
        using var learner = new ManagedLoraLearner(TinyModel.Create(guidance: true), pool, new Arena(), LoopFixture.Settings);

        new LoraTraining(learner, LoopFixture.Pictures, LoopFixture.Settings, null, null).Run(CancellationToken.None).Loss.Should().BeGreaterThan(0);
    }

    [Test]
    public void Held_out_pictures_are_looked_at_before_the_first_step_and_when_due_and_at_the_end()
    {
        var end = _fixture.Train(LoopFixture.Settings with { Steps = 25, ValidateEvery = 10 }, out _);

        end.Looks.Select(look => look.Step).Should().Equal(0, 10, 20, 25);
    }

    [Test]
    public void Looking_at_held_out_pictures_changes_nothing_that_is_learned()
    {
        _fixture.Train(LoopFixture.Settings, out var without, pictures: LoopFixture.Pictures with { HeldOut = [] });
        _fixture.Train(LoopFixture.Settings with { ValidateEvery = 1 }, out var with);

        LoopFixture.Numbers(with).Should().Equal(LoopFixture.Numbers(without));
    }

    [Test]
    public void A_loss_that_is_no_number_ends_the_training_with_what_to_do()
    {
        FluentActions.Invoking(() => _fixture.Train(LoopFixture.Settings with { Steps = 200, LearningRate = 1e30f, LongestGradient = 1e30f }, out _))
            .Should().Throw<WeightsException>().WithMessage("*diverged at step*Lower the learning rate*");
    }

    private void Interrupt(LoraSettings settings, int afterStep, int threads = 2)
    {
        using var stop = new CancellationTokenSource();
        FluentActions.Invoking(() => _fixture.Train(settings, out _, threads, keep: true, observer: new LoopFixture.StopAfter(afterStep, stop), stop: stop.Token))
            .Should().Throw<OperationCanceledException>();
    }

    private sealed class StepsHeard : ITrainingObserver
    {
        public List<int> Heard { get; } = [];

        public void OnStep(LoopState state, ILoraLearner learner) => Heard.Add(state.Step);
    }
}
