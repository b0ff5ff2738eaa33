namespace Astria.Flux.Local.Adapters;

/// <summary>A LoRA's addition to one linear layer, as it stands in a file.</summary>
/// <param name="Down">rank × inputs, row by row.</param>
/// <param name="Up">outputs × rank, row by row.</param>
/// <param name="Rank">Its rank.</param>
/// <param name="Alpha">Its alpha: the addition counts alpha ÷ rank.</param>
internal sealed record LoraLayer(float[] Down, float[] Up, int Rank, float Alpha)
{
    public int Inputs => Down.Length / Rank;

    public int Outputs => Up.Length / Rank;

    /// <summary>What the product of the two matrices counts.</summary>
    public float Scale => Alpha / Rank;
}
