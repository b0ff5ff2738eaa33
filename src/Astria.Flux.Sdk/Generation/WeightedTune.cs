using Astria.Flux.Training;

namespace Astria.Flux.Generation;

/// <summary>A tune to draw with, and how strongly.</summary>
/// <param name="Tune">The tune.</param>
/// <param name="Weight">How strongly it acts. Default: 1. A finite number; Astria's documentation, LoRA page, works with 0.2 to
/// 1.2.</param>
public sealed record WeightedTune(Tune Tune, double Weight = 1)
{
    /// <summary>A tune at its full strength, so that <c>Tunes = [tune]</c> reads well.</summary>
    /// <param name="tune">The tune.</param>
    public static implicit operator WeightedTune(Tune tune) => FromTune(tune);

    /// <summary>A tune at its full strength.</summary>
    /// <param name="tune">The tune.</param>
    /// <returns>The tune with weight 1.</returns>
    public static WeightedTune FromTune(Tune tune) => new(tune);
}
