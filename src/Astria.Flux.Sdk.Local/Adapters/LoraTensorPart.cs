namespace Astria.Flux.Local.Adapters;

/// <summary>The parts of a LoRA's addition to one layer.</summary>
internal enum LoraTensorPart
{
    /// <summary>rank × inputs.</summary>
    Down = 0,

    /// <summary>outputs × rank.</summary>
    Up,

    /// <summary>A number: the addition counts alpha ÷ rank.</summary>
    Alpha,
}
