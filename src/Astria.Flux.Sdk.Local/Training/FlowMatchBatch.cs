using Astria.Flux.Local.Managed.Numerics;
using Astria.Flux.Training;

namespace Astria.Flux.Local.Training;

/// <summary>
/// One batch of rectified-flow training: each clean sample is moved towards its own noise by its own time, and the model is asked
/// for the velocity noise − clean.
/// </summary>
internal sealed class FlowMatchBatch
{
    private static readonly TimestepSampling Usual = new();

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

    /// <summary>Draws times, as most FLUX trainers do, and noise for a batch.</summary>
    /// <param name="clean">The samples one after the other.</param>
    /// <param name="samples">How many.</param>
    /// <param name="random">Where from.</param>
    public static FlowMatchBatch Draw(ReadOnlySpan<float> clean, int samples, ref FluxRandom random) => Draw(clean, samples, Usual, 0, ref random);

    /// <summary>Draws times and noise for a batch.</summary>
    /// <param name="clean">The samples one after the other.</param>
    /// <param name="samples">How many.</param>
    /// <param name="law">By which law times are drawn.</param>
    /// <param name="imageTokens">Picture tokens of a sample.</param>
    /// <param name="random">Where from.</param>
    public static FlowMatchBatch Draw(ReadOnlySpan<float> clean, int samples, TimestepSampling law, int imageTokens, ref FluxRandom random)
    {
        var batch = new FlowMatchBatch(new float[samples], new float[clean.Length], new float[clean.Length]);
        var length = clean.Length / samples;
        for (var s = 0; s < samples; s++)
        {
            batch.Times[s] = TimestepSampler.Draw(law, imageTokens, ref random);
            batch.Mix(clean, s * length, length, batch.Times[s], ref random);
        }

        return batch;
    }

    /// <summary>Draws noise for a batch whose times are given.</summary>
    /// <param name="clean">The samples one after the other.</param>
    /// <param name="times">Time of each.</param>
    /// <param name="random">Where from.</param>
    public static FlowMatchBatch At(ReadOnlySpan<float> clean, float[] times, ref FluxRandom random)
    {
        var batch = new FlowMatchBatch(times, new float[clean.Length], new float[clean.Length]);
        var length = clean.Length / times.Length;
        for (var s = 0; s < times.Length; s++) batch.Mix(clean, s * length, length, times[s], ref random);
        return batch;
    }

    /// <summary>Batches one behind the other, as copies.</summary>
    public static FlowMatchBatch Joined(params ReadOnlySpan<FlowMatchBatch> parts)
    {
        List<float> times = [], noisy = [], target = [];
        foreach (var part in parts)
        {
            times.AddRange(part.Times);
            noisy.AddRange(part.Noisy);
            target.AddRange(part.Target);
        }

        return new FlowMatchBatch([.. times], [.. noisy], [.. target]);
    }

    /// <summary>Some samples of the batch, as a copy.</summary>
    public FlowMatchBatch Part(int first, int count)
    {
        var length = Noisy.Length / Times.Length;
        return new FlowMatchBatch(Times[first..(first + count)], Noisy[(first * length)..((first + count) * length)], Target[(first * length)..((first + count) * length)]);
    }

    private void Mix(ReadOnlySpan<float> clean, int first, int length, float time, ref FluxRandom random)
    {
        for (var i = first; i < first + length; i++)
        {
            var noise = (float)random.NextNormal();
            Noisy[i] = ((1 - time) * clean[i]) + (time * noise);
            Target[i] = noise - clean[i];
        }
    }
}
