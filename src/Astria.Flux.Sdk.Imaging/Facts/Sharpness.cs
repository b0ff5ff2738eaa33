namespace Astria.Flux.Imaging.Facts;

/// <summary>How sharp something is, free of noise and contrast, measured with its longer side at 256 pixels.</summary>
/// <param name="Focus">Below 0.05 blurred, below 0.15 soft; a sharp face has about 0.6.</param>
/// <param name="Detail">Below 0.8 the finest structures are missing, as after enlarging a small picture; a sharp face has about 3.8.</param>
/// <param name="Noise">The standard deviation of the noise, in steps of 0 to 255; a clean face has about 0.6.</param>
public readonly record struct Sharpness(double Focus, double Detail, double Noise);
