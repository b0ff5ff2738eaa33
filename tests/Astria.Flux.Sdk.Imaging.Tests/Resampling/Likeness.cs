namespace Astria.Flux.Imaging.Tests.Resampling;

/// <summary>How alike two pictures are.</summary>
internal static class Likeness
{
    /// <summary>The peak signal-to-noise ratio of the colours, in decibels; infinite for the same picture.</summary>
    public static double Psnr(Picture a, Picture b)
    {
        (a.Width, a.Height).Should().Be((b.Width, b.Height));
        var squares = 0.0;
        for (var i = 0; i < a.Rgba.Length; i++)
        {
            if (i % 4 != 3) squares += Math.Pow(a.Rgba[i] - b.Rgba[i], 2);
        }

        return 10 * Math.Log10(255.0 * 255.0 / (squares / (a.Rgba.Length / 4 * 3)));
    }
}
