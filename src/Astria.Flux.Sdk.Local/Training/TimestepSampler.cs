using Astria.Flux.Local.Flux;
using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Training;

/// <summary>Draws the times of training: how much noise lies on each picture.</summary>
internal static class TimestepSampler
{
    /// <summary>Draws one.</summary>
    /// <param name="law">By which law.</param>
    /// <param name="imageTokens">Picture tokens of the sample, for the shift by resolution.</param>
    /// <param name="random">Where from.</param>
    public static float Draw(TimestepSampling law, int imageTokens, ref FluxRandom random)
    {
        var time = law.Distribution switch
        {
            TimestepDistribution.Uniform => random.NextUniform(),
            TimestepDistribution.LogitNormal => Sigmoid(law.Mean + (law.Deviation * random.NextNormal())),
            _ => Sigmoid(law.Deviation * random.NextNormal()),
        };
        if (law.ShiftByResolution) return TimestepSchedule.Shift((float)time, imageTokens);
        return (float)(law.Shift * time / (1 + ((law.Shift - 1) * time)));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
