using Astria.Flux.Health;

namespace Astria.Flux.Testing;

/// <summary>How a <see cref="FakeFluxEngine"/> behaves.</summary>
public sealed record FakeFluxScript
{
    /// <summary>The time a job waits for its turn.</summary>
    /// <value>Default: 10 seconds.</value>
    public TimeSpan Queue { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time before the first step.</summary>
    /// <value>Default: 20 seconds.</value>
    public TimeSpan Preparation { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The time of a step.</summary>
    /// <value>Default: 1 second.</value>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time after the last step.</summary>
    /// <value>Default: 5 seconds.</value>
    public TimeSpan Saving { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The steps of a plan that leaves the number to the engine.</summary>
    /// <value>Default: 300. At least 1.</value>
    public long EngineSteps { get; init; } = 300;

    /// <summary>The step at which a training fails.</summary>
    /// <value>Default: <see langword="null"/>, none does. 0 fails before the first step.</value>
    public long? FailAtStep { get; init; }

    /// <summary>Why it fails.</summary>
    /// <value>Default: <c>the script says so</c>.</value>
    public string Failure { get; init; } = "the script says so";

    /// <summary>What <c>SubmitAsync</c> throws instead of taking a job.</summary>
    /// <value>Default: <see langword="null"/>, it takes every job that makes sense.</value>
    public Exception? RefuseSubmission { get; init; }

    /// <summary>What <c>GenerateAsync</c> throws instead of drawing.</summary>
    /// <value>Default: <see langword="null"/>, it draws every request that makes sense.</value>
    public Exception? RefuseGeneration { get; init; }

    /// <summary>The time of a sampling step.</summary>
    /// <value>Default: 50 milliseconds.</value>
    public TimeSpan SamplingStep { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The sampling steps of a request that names none.</summary>
    /// <value>Default: 28, as in the diffusers library's FLUX pipeline. At least 1.</value>
    public int SamplingSteps { get; init; } = 28;

    /// <summary>How it says it is, when it is asked.</summary>
    /// <value>Default: healthy.</value>
    public EngineHealth Health { get; init; } = new(EngineHealthState.Healthy, "The fake engine is always well.");
}
