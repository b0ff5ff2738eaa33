namespace Astria.Flux.Training;

/// <summary>How far a training is.</summary>
public sealed record TrainingProgress
{
    /// <summary>What the engine is doing.</summary>
    public required TrainingStage Stage { get; init; }

    /// <summary>Steps done.</summary>
    /// <value>Default: 0.</value>
    public long Step { get; init; }

    /// <summary>Steps to do in all.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public long? TotalSteps { get; init; }

    /// <summary>The loss, smoothed or of the last step as the engine has it.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public double? Loss { get; init; }

    /// <summary>The time since the job began.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The time it will still take, as the engine estimates it.</summary>
    /// <value>Default: <see langword="null"/>, the engine doesn't say.</value>
    public TimeSpan? Remaining { get; init; }

    /// <summary>What the engine is doing, in words for a person.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? Message { get; init; }

    /// <summary>The last look at the held-out images, see <see cref="TrainingOptions.HeldOutImages"/>.</summary>
    /// <value>Default: <see langword="null"/>, none was taken yet.</value>
    public TrainingValidation? Validation { get; init; }

    /// <summary>Pictures just drawn, see <see cref="TrainingOptions.PreviewPrompts"/>.</summary>
    /// <value>Default: none in this report.</value>
    public IReadOnlyList<TrainingPreview> Previews { get; init; } = [];

    /// <summary>The share of the steps that is done, 0 to 1; <see langword="null"/> when the number of steps isn't known.</summary>
    public double? Fraction => TotalSteps is > 0 and { } total ? Math.Clamp((double)Step / total, 0, 1) : null;
}
