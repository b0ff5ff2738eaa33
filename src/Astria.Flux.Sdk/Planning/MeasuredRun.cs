namespace Astria.Flux.Planning;

/// <summary>A training that ran, and how long it took: what a <see cref="ThroughputTable"/> learns from.</summary>
public sealed record MeasuredRun
{
    /// <summary>The device, see <see cref="TrainingDevice.Name"/>.</summary>
    public required string Device { get; init; }

    /// <summary>The side in pixels of the square whose area the pictures had.</summary>
    public required int Resolution { get; init; }

    /// <summary>How many images one step saw.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The steps that ran; at least 1.</summary>
    public required long Steps { get; init; }

    /// <summary>The time of the steps alone; above zero.</summary>
    public required TimeSpan Stepping { get; init; }

    /// <summary>The time before the first step and after the last.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan Overhead { get; init; }
}
