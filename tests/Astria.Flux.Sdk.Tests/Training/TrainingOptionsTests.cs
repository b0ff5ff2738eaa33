using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Training;

namespace Astria.Flux.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Test]
    public void The_defaults_are_fine() => new TrainingOptions().Validate().Should().BeEmpty();

    [Test]
    public void Every_fault_is_listed_with_its_place()
    {
        var options = new TrainingOptions
        {
            Accumulation = 0,
            LongestGradient = double.NaN,
            WeightDecay = -1,
            PolynomialPower = 0,
            AverageDecay = 1,
            PriorPictures = -1,
            HeldOutImages = -1,
            ValidateEvery = 0,
            PreviewPrompts = ["ohwx man", " "],
            PreviewEvery = 0,
            CheckpointEvery = 0,
            Timesteps = new() { Distribution = (TimestepDistribution)9, Mean = double.PositiveInfinity, Deviation = 0, Shift = 3, ShiftByResolution = true },
        };

        options.Validate().Select(fault => fault.Place).Should().Equal(
            "Accumulation", "LongestGradient", "WeightDecay", "PolynomialPower", "AverageDecay", "PriorPictures", "HeldOutImages", "ValidateEvery", "PreviewEvery",
            "CheckpointEvery", "Timesteps.Distribution", "Timesteps.Mean", "Timesteps.Deviation", "Timesteps.Shift", "PreviewPrompts");
    }

    [Test]
    public void A_request_names_the_faults_of_its_options_and_keeps_an_image_to_train_on()
    {
        var plan = new TrainingPlanner().Plan(2, FluxPresets.Fast);
        var images = new[] { TrainingImage.FromBytes("a.png", default), TrainingImage.FromBytes("b.png", default) };
        var request = new TrainingRequest(plan, images) { Options = new() { HeldOutImages = 2, Accumulation = -1 } };

        request.Validate().Select(fault => fault.Place).Should().Equal("Options.Accumulation", "Options.HeldOutImages");
    }
}
