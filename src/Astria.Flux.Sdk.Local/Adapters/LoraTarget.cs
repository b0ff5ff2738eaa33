namespace Astria.Flux.Local.Adapters;

/// <summary>Where an addition named in a file belongs: to all outputs of a layer of BFL's layout, or to some adjacent ones.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Inputs">The layer's inputs.</param>
/// <param name="Outputs">The layer's outputs, all of them.</param>
/// <param name="FirstRow">The first output that is added to.</param>
/// <param name="Rows">How many.</param>
/// <param name="HalvesSwapped">Whether the file has the two halves of them the other way round.</param>
internal sealed record LoraTarget(string Layer, int Inputs, int Outputs, int FirstRow, int Rows, bool HalvesSwapped)
{
    /// <summary>Whether it is the layer just as it stands.</summary>
    public bool IsWhole => Rows == Outputs && !HalvesSwapped;
}
