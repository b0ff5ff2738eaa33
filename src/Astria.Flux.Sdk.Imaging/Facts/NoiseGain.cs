namespace Astria.Flux.Imaging.Facts;

/// <summary>What is left of white noise's variance: in a plane, after the Laplacian, and after Gaussian and Laplacian.</summary>
internal readonly record struct NoiseGain(double Variance, double Laplacian, double Blurred)
{
    // Measured: noise of sigma 20 at 256 pixels ÷ factor, enlarged by our Lanczos to 256. At 1 they are known: 20 is the squared sum of the
    // Laplacian (-4, 1, 1, 1, 1), 0.11 that of the same after a Gaussian of sigma 1.
    private static readonly (double Factor, NoiseGain Gain)[] Measured =
    [
        (1, new(1, 20, 0.112)), (1.1, new(0.79, 10.6, 0.131)), (1.25, new(0.78, 7.69, 0.159)), (1.5, new(0.78, 4.62, 0.198)), (1.75, new(0.78, 2.78, 0.217)),
        (2, new(0.78, 1.79, 0.219)), (2.5, new(0.78, 0.795, 0.185)), (3, new(0.78, 0.43, 0.15)), (4, new(0.78, 0.15, 0.08)), (6, new(0.78, 0.036, 0.024)),
    ];

    /// <summary>The gains after enlarging by a factor; below 1 nothing is enlarged.</summary>
    public static NoiseGain After(double factor)
    {
        var above = Array.FindIndex(Measured, one => one.Factor >= factor);
        if (above == 0) return Measured[0].Gain;
        if (above < 0) return Measured[^1].Gain;
        var (low, high) = (Measured[above - 1], Measured[above]);
        var t = (factor - low.Factor) / (high.Factor - low.Factor);
        double Between(double a, double b) => a * Math.Pow(b / a, t);
        return new(Between(low.Gain.Variance, high.Gain.Variance), Between(low.Gain.Laplacian, high.Gain.Laplacian), Between(low.Gain.Blurred, high.Gain.Blurred));
    }
}
