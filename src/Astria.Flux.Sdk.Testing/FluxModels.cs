using Astria.Flux.Generation;
using Astria.Flux.Planning;
using Astria.Flux.Presets;
using Astria.Flux.Steps;
using Astria.Flux.Training;

namespace Astria.Flux.Testing;

/// <summary>Ready-made, sensible objects of every model, to begin a test with: change what the test is about by <c>with { … }</c>.</summary>
public static class FluxModels
{
    /// <summary>When ready-made things happen: the first of January 2026, midnight.</summary>
    public static DateTimeOffset Time { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A preset of one's own: 27 steps an image, at least 300.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A preset that keeps the contract.</returns>
    public static FluxPreset Preset(string name = "studio") =>
        new() { Name = name, Revision = new(2026, 1), Steps = new PerImageStepPolicy(27, 300), Purpose = "A preset for tests." };

    /// <summary>Facts of so many usable images.</summary>
    /// <param name="imageCount">How many.</param>
    /// <returns>Images <c>01.jpg</c>, <c>02.jpg</c>, …</returns>
    public static TrainingSetFacts Facts(int imageCount = 12) =>
        new() { Images = [.. Enumerable.Range(1, imageCount).Select(i => new TrainingImageFacts(ImageName(i)))] };

    /// <summary>A plan.</summary>
    /// <param name="imageCount">For how many images.</param>
    /// <param name="preset">By which preset; <see langword="null"/> for <see cref="FluxPresets.Portrait"/>.</param>
    /// <returns>The planner's own plan.</returns>
    public static TrainingPlan Plan(int imageCount = 12, FluxPreset? preset = null) =>
        new TrainingPlanner().Plan(Facts(imageCount), preset ?? FluxPresets.Portrait, new() { SubjectClass = "man" });

    /// <summary>An image of one colour to train on.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A readable PNG of 64 by 64 pixels.</returns>
    public static TrainingImage Image(string name = "01.jpg") => TrainingImage.FromBytes(name, PlainPng.Draw(64, 64, name, 0));

    /// <summary>A training that an engine takes.</summary>
    /// <param name="imageCount">With how many images.</param>
    /// <param name="preset">By which preset; <see langword="null"/> for <see cref="FluxPresets.Portrait"/>.</param>
    /// <returns>A request whose images are those of its plan.</returns>
    public static TrainingRequest TrainingRequest(int imageCount = 12, FluxPreset? preset = null) =>
        new(Plan(imageCount, preset), [.. Enumerable.Range(1, imageCount).Select(i => Image(ImageName(i)))]);

    /// <summary>A job's handle.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The handle of <see cref="TrainingRequest"/>.</returns>
    public static TrainingJob Job(string id = "job-1") => TrainingJob.For(TrainingRequest(), id, "fake", Time);

    /// <summary>Progress in the midst of training.</summary>
    /// <param name="step">Steps done.</param>
    /// <param name="totalSteps">Steps in all.</param>
    /// <returns>The progress.</returns>
    public static TrainingProgress Progress(long step = 100, long totalSteps = 324) => new()
    {
        Stage = TrainingStage.Training, Step = step, TotalSteps = totalSteps, Loss = 0.25, Elapsed = TimeSpan.FromSeconds(step), Remaining = TimeSpan.FromSeconds(totalSteps - step),
    };

    /// <summary>The status of a running job.</summary>
    /// <param name="state">Where the job is in its life.</param>
    /// <returns>A status with what goes with the state.</returns>
    public static TrainingStatus Status(TrainingState state = TrainingState.Running) => new()
    {
        State = state,
        Progress = state == TrainingState.Running ? Progress() : null,
        Tune = state == TrainingState.Succeeded ? Tune() : null,
        Failure = state == TrainingState.Failed ? "the loss is no number." : null,
    };

    /// <summary>A tune that a service keeps.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The tune of <see cref="Job"/>.</returns>
    public static Tune Tune(string id = "tune-1") => new()
    {
        Id = id, Engine = "fake", Token = "ohwx", SubjectClass = "man", Preset = FluxPresets.Portrait.Reference, Steps = 324, TrainedAt = Time.AddMinutes(10), Metadata = Plan().Metadata(),
    };

    /// <summary>A request to draw.</summary>
    /// <param name="prompt">What is to be seen.</param>
    /// <returns>A request with a tune and a seed.</returns>
    public static GenerationRequest GenerationRequest(string prompt = "ohwx man on a pier at dawn") => new(prompt) { Tunes = [Tune()], Seed = 42 };

    /// <summary>A picture that was drawn.</summary>
    /// <param name="index">Its place in the request.</param>
    /// <returns>A readable PNG of one colour, 64 by 64 pixels.</returns>
    public static GeneratedImage GeneratedImage(int index = 0) =>
        new() { Index = index, Content = PlainPng.Draw(64, 64, "picture", index), MediaType = "image/png", Width = 64, Height = 64, Seed = 42 + index };

    /// <summary>Pictures that were drawn.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The result of <see cref="GenerationRequest"/>.</returns>
    public static GenerationResult GenerationResult(int count = 1) =>
        new() { Images = [.. Enumerable.Range(0, count).Select(GeneratedImage)], Prompt = GenerationRequest().Prompt, Elapsed = TimeSpan.FromSeconds(count) };

    /// <summary>What a training takes.</summary>
    /// <returns>The estimate of <see cref="Plan"/> on Astria's service.</returns>
    public static TrainingEstimate Estimate() => new TrainingEstimator().Estimate(Plan(), TrainingDevice.Astria);

    private static string ImageName(int i) => Invariant($"{i:00}.jpg");
}
