namespace Astria.Flux.Local.Flux;

/// <summary>The times at which sampling asks the model: from 1 (noise) to 0 (picture), spent longer on noise the larger the picture.</summary>
internal static class TimestepSchedule
{
    // BFL's reference: the shift grows linearly from 0.5 at 256 picture tokens to 1.15 at 4,096.
    private const double TokensAtBase = 256;
    private const double ShiftAtBase = 0.5;
    private const double TokensAtMax = 4096;
    private const double ShiftAtMax = 1.15;

    /// <summary>steps + 1 times, first 1, last 0.</summary>
    /// <param name="steps">Sampling steps, at least 1.</param>
    /// <param name="imageTokens">Picture tokens of one sample, after packing.</param>
    /// <param name="shift">Whether the model was trained with the shift (FLUX.1-dev) or not (schnell).</param>
    public static float[] Create(int steps, int imageTokens, bool shift)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var times = new float[steps + 1];
        for (var i = 0; i <= steps; i++)
        {
            var t = 1f - ((float)i / steps);
            times[i] = shift ? Shift(t, imageTokens) : t;
        }

        return times;
    }

    /// <summary>Moves one time.</summary>
    public static float Shift(float time, int imageTokens)
    {
        if (time <= 0) return 0;
        var e = Math.Exp(Mu(imageTokens));
        return (float)(e / (e + ((1.0 / time) - 1.0)));
    }

    private static double Mu(int imageTokens)
    {
        const double slope = (ShiftAtMax - ShiftAtBase) / (TokensAtMax - TokensAtBase);
        return ShiftAtBase + (slope * (imageTokens - TokensAtBase));
    }
}
