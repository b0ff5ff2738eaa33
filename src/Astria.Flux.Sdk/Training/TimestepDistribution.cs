namespace Astria.Flux.Training;

/// <summary>By which law the times of training are drawn: how much noise lies on a picture, 0 (none) to 1 (nothing else).</summary>
public enum TimestepDistribution
{
    /// <summary>The sigmoid of a normal number of mean 0: most often half noise. What most FLUX trainers draw from.</summary>
    Sigmoid = 0,

    /// <summary>The sigmoid of a normal number of any mean and deviation (Esser and others 2024, on rectified flow).</summary>
    LogitNormal,

    /// <summary>Every time equally often.</summary>
    Uniform,
}
