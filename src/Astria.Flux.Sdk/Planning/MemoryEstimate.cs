namespace Astria.Flux.Planning;

/// <summary>How much of a device's memory a training takes at its peak.</summary>
/// <param name="Least">At best.</param>
/// <param name="Most">At worst.</param>
/// <param name="Fits">Whether it fits the device: <see langword="true"/> even at worst, <see langword="false"/> not even at best,
/// <see langword="null"/> when it may or may not, or nobody knows the device's memory.</param>
/// <param name="Basis">What it was computed from.</param>
public sealed record MemoryEstimate(long Least, long Most, bool? Fits, string Basis);
