using Astria.Flux.Presets;

namespace Astria.Flux.Tests.Presets;

public sealed class FluxPresetsTests
{
    [TestCase("portrait@2025-06", "flux-lora-portrait", 16, 16, 5e-4, LearningRateSchedule.Polynomial, "portrait", false)]
    [TestCase("focus@2025-06", "flux-lora-focus", 16, 16, 5e-4, LearningRateSchedule.Constant, "standard", false)]
    [TestCase("fast@2024-11", "flux-lora-fast", 16, 16, 5e-4, LearningRateSchedule.Constant, "standard", true)]
    [TestCase("high@2025-01", null, 64, 64, 1e-4, LearningRateSchedule.Constant, "standard", false)]
    public void The_built_in_presets_are_what_the_service_has(
        string reference, string? apiName, int rank, double alpha, double rate, LearningRateSchedule schedule, string targets, bool isLegacy)
    {
        var preset = FluxPresets.All.Single(preset => preset.Reference == reference);

        preset.ApiName.Should().Be(apiName);
        preset.IsLegacy.Should().Be(isLegacy);
        preset.Lora.Should().Be(new LoraHyperparameters
        {
            Rank = rank,
            Alpha = alpha,
            LearningRate = rate,
            Schedule = schedule,
            Targets = new(targets),
            WarmupSteps = 10,
            BatchSize = 4,
            Resolution = 512,
            CaptionDropout = 0.1,
        });
    }

    [Test]
    public void They_make_sense() => FluxPresets.All.SelectMany(preset => preset.Validate()).Should().BeEmpty();

    [Test]
    public void Portrait_crops_faces_and_masks_the_subject() =>
        FluxPresets.Portrait.Preprocessing.Should().Be(new PresetPreprocessing { FaceCrop = true, SubjectMask = true, RequireFace = true });

    [Test]
    public void The_others_leave_photos_as_they_are() =>
        FluxPresets.All.Skip(1).Should().OnlyContain(preset => preset.Preprocessing == new PresetPreprocessing());

    [Test]
    public void Each_says_what_it_is_for() => FluxPresets.All.Should().OnlyContain(preset => preset.Purpose.Length > 0);
}
