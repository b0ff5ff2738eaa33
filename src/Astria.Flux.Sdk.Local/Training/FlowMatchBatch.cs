using Astria.Flux.Local.Managed.Numerics;

namespace Astria.Flux.Local.Training;

/// <summary>
/// One batch of rectified-flow training: each clean sample is moved towards its own noise by its own time, and the model is asked
/// for the velocity noise − clean.
/// </summary>
internal sealed class FlowMatchBatch
{
    private FlowMatchBatch(float[] times, float[] noisy, float[] target)
    {
        Times = times;
        Noisy = noisy;
        Target = target;
    }

    /// <summary>Time of each sample.</summary>
    public float[] Times { get; }

    /// <summary>(1 − t)·clean + t·noise.</summary>
    public float[] Noisy { get; }

    /// <summary>noise − clean.</summary>
    public float[] Target { get; }

    /// <summary>Draws times and noise for a batch.</summary>
    /// <param name="clean">The samples one after the other.</param>
    /// <param name="samples">How many.</param>
    /// <param name="random">Times are the sigmoid of standard normal numbers, as most FLUX trainers draw them.</param>
    public static FlowMatchBatch Draw(ReadOnlySpan<float> clean, int samples, ref FluxRandom random)
    {
        var length = clean.Length / samples;
        var times = new float[samples];
        var noisy = new float[clean.Length];
        var target = new float[clean.Length];
        for (var s = 0; s < samples; s++)
        {
            var t = (float)(1 / (1 + Math.Exp(-random.NextNormal())));
            times[s] = t;
            for (var i = s * length; i < (s + 1) * length; i++)
            {
                var noise = (float)random.NextNormal();
                noisy[i] = ((1 - t) * clean[i]) + (t * noise);
                target[i] = noise - clean[i];
            }
        }

        return new FlowMatchBatch(times, noisy, target);
    }
}
