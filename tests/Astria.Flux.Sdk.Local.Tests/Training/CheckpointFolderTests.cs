using Astria.Flux.Local.Adapters;
using Astria.Flux.Local.Training;

namespace Astria.Flux.Local.Tests.Training;

internal sealed class CheckpointFolderTests
{
    private LoopFixture _fixture = null!;

    [SetUp]
    public void Open() => _fixture = new LoopFixture();

    [TearDown]
    public void Close() => _fixture.Dispose();

    private string[] Files => [.. Directory.GetFiles(_fixture.CheckpointsPath).Order(StringComparer.Ordinal)];

    [Test]
    public void What_was_saved_comes_back_to_the_last_bit()
    {
        var state = new LoopState { Step = 7, Loss = 0.1 + 0.2, Looks = [new(0, 1.25), new(5, 1d / 3)] };
        _fixture.Checkpoints().Save(state, new Numbers(float.Epsilon, -0f, float.MaxValue, 1f / 3));
        var learner = new Numbers();

        var restored = _fixture.Checkpoints().Restore(learner)!;

        (restored.Step, restored.Loss).Should().Be((7, state.Loss));
        restored.Looks.Should().Equal(state.Looks);
        learner.Values.Select(BitConverter.SingleToInt32Bits).Should().Equal(new[] { float.Epsilon, -0f, float.MaxValue, 1f / 3 }.Select(BitConverter.SingleToInt32Bits));
        learner.Updates.Should().Be(7);
    }

    [Test]
    public void The_newest_of_two_is_restored_and_older_ones_are_gone()
    {
        for (var step = 1; step <= 5; step++) _fixture.Checkpoints().Save(new LoopState { Step = step }, new Numbers(step));

        Files.Should().HaveCount(2);
        _fixture.Checkpoints().Restore(new Numbers())!.Step.Should().Be(5);
    }

    [Test]
    public void Of_a_damaged_one_the_one_before_it_takes_the_place_wherever_the_damage_is()
    {
        _fixture.Checkpoints().Save(new LoopState { Step = 1 }, new Numbers(1, 2, 3));
        _fixture.Checkpoints().Save(new LoopState { Step = 2 }, new Numbers(4, 5, 6));
        var newest = Files[^1];
        var whole = File.ReadAllBytes(newest);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x20;
            File.WriteAllBytes(newest, damaged);
            var learner = new Numbers();

            // Spaces that pad the header may be anything: then nothing was lost.
            var step = _fixture.Checkpoints().Restore(learner)!.Step;
            learner.Values.Should().Equal(step == 2 ? [4, 5, 6] : [1, 2, 3], "byte {0} was damaged", at);
        }
    }

    [Test]
    public void Of_one_that_was_cut_off_the_one_before_it_takes_the_place()
    {
        _fixture.Checkpoints().Save(new LoopState { Step = 1 }, new Numbers(1, 2, 3));
        _fixture.Checkpoints().Save(new LoopState { Step = 2 }, new Numbers(4, 5, 6));
        var whole = File.ReadAllBytes(Files[^1]);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(Files[^1], whole[..length]);

            _fixture.Checkpoints().Restore(new Numbers())!.Step.Should().Be(1, "it was cut off after {0} bytes", length);
        }
    }

    [Test]
    public void What_was_being_written_when_the_process_died_is_swept_away()
    {
        _fixture.Checkpoints().Save(new LoopState { Step = 1 }, new Numbers(1));
        File.WriteAllText(Path.Combine(_fixture.CheckpointsPath, "000000002.safetensors.4711.tmp"), "half");

        _fixture.Checkpoints().Restore(new Numbers())!.Step.Should().Be(1);

        Files.Should().ContainSingle();
    }

    [Test]
    public void Without_a_checkpoint_there_is_nothing_to_restore() => _fixture.Checkpoints().Restore(new Numbers()).Should().BeNull();

    [Test]
    public void A_checkpoint_of_another_training_is_refused_with_every_difference()
    {
        _fixture.Checkpoints(Identity(("the rank", "16"), ("photo 1 'a.png'", "11aa"), ("the seed", "1"))).Save(new LoopState { Step = 3 }, new Numbers(1));
        var learner = new Numbers();

        FluentActions.Invoking(() => _fixture.Checkpoints(Identity(("the rank", "32"), ("photo 2 'b.png'", "22bb"), ("the seed", "1"))).Restore(learner))
            .Should().Throw<CheckpointException>()
            .WithMessage("*step 3*photo 1 'a.png' is gone; photo 2 'b.png' is new; the rank was 16, is 32.*delete*");
        learner.Values.Should().BeEmpty("nothing of it was applied");
    }

    private static TrainingIdentity Identity(params (string Name, string Value)[] facts) => new(facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));

    /// <summary>A learner that only keeps numbers.</summary>
    private sealed class Numbers(params float[] values) : ILoraLearner
    {
        public float[] Values { get; private set; } = values;

        public int Updates { get; private set; }

        public IEnumerable<(string Name, float[] Values)> Save() => [("numbers", Values), ("more", [1f])];

        public void Restore(int updates, Func<string, float[]> read)
        {
            Updates = updates;
            Values = read("numbers");
        }

        public double[] Learn(TrainingBatch batch, float share) => throw new NotSupportedException();

        public float[] Predict(TrainingBatch batch, bool adapted) => throw new NotSupportedException();

        public void Apply(float learningRate, float longestGradient) => throw new NotSupportedException();

        public LoraWeights ToWeights() => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
