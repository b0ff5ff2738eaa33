namespace Astria.Flux.Local.Flux;

/// <summary>Rectified flow runs in straight lines from noise to picture; Euler's method follows them.</summary>
internal static class FlowMatchEuler
{
    /// <summary>Moves a latent from one time to the next along the velocity (noise − picture) found there.</summary>
    public static void Step(Span<float> latent, ReadOnlySpan<float> velocity, float time, float nextTime)
    {
        var difference = nextTime - time;
        for (var i = 0; i < latent.Length; i++) latent[i] += difference * velocity[i];
    }
}
