namespace Astria.Flux.Ratios;

/// <summary>A turn of each side, the one right after the other: whatever else the machine does meanwhile falls on both.</summary>
/// <param name="Baseline">The baseline's turn.</param>
/// <param name="Ours">Our turn.</param>
internal readonly record struct Round(Turn Baseline, Turn Ours)
{
    /// <summary>Our processor time as a multiple of the baseline's.</summary>
    public double Ratio => Ours.Processor / Baseline.Processor;
}
