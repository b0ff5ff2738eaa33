namespace Astria.Flux.Local.Flux;

/// <summary>Turns a time or a guidance scale into sinusoids, in float and in the reference's order: guidance of 3.5 becomes 3,500, whose sine shows every rounding.</summary>
internal static class TimestepEmbedding
{
    /// <summary>Sinusoids a transformer reads (BFL's reference model).</summary>
    public const int Size = 256;

    private const float TimeFactor = 1000f;

    private static readonly float NegativeLogOfPeriod = (float)-Math.Log(10_000);

    /// <summary>Writes cosines, then sines; an odd size ends with a zero.</summary>
    public static void Write(float time, Span<float> target)
    {
        var half = target.Length / 2;
        var scaled = TimeFactor * time;
        for (var i = 0; i < half; i++)
        {
            var angle = scaled * MathF.Exp(NegativeLogOfPeriod * i / half);
            target[i] = MathF.Cos(angle);
            target[half + i] = MathF.Sin(angle);
        }

        if (target.Length % 2 == 1) target[^1] = 0;
    }
}
