namespace Astria.Flux.Planning;

/// <summary>How fast a device trains FLUX.1 at one resolution and batch.</summary>
public sealed record ThroughputRate
{
    /// <summary>The device, see <see cref="TrainingDevice.Name"/>; letter case means nothing.</summary>
    public required string Device { get; init; }

    /// <summary>The side in pixels of the square whose area the pictures have.</summary>
    public required int Resolution { get; init; }

    /// <summary>How many images one step sees.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The seconds of a step, at best.</summary>
    public required double FastestStep { get; init; }

    /// <summary>The seconds of a step, at worst.</summary>
    public required double SlowestStep { get; init; }

    /// <summary>The time before the first step and after the last, at best.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan LeastOverhead { get; init; }

    /// <summary>The time before the first step and after the last, at worst.</summary>
    /// <value>Default: zero.</value>
    public TimeSpan MostOverhead { get; init; }

    /// <summary>How many measured runs it rests on; 0 for a published figure.</summary>
    /// <value>Default: 0.</value>
    public int Runs { get; init; }

    /// <summary>Where the figure is from, and from when.</summary>
    /// <value>Default: empty.</value>
    public string Source { get; init; } = string.Empty;
}
