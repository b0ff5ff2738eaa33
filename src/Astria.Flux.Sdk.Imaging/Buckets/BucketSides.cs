using static System.FormattableString;

namespace Astria.Flux.Imaging.Buckets;

/// <summary>What FLUX asks of every side.</summary>
internal static class BucketSides
{
    /// <summary>The autoencoder makes an eighth of a side, the patches a half of that.</summary>
    public const int Step = 16;

    public static void ThrowIfNoMultiple(int value, string paramName)
    {
        if (value < Step || value % Step != 0)
            throw new ArgumentOutOfRangeException(paramName, value, Invariant($"FLUX takes sides that are multiples of {Step}; this would make others."));
    }
}
