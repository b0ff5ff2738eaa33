namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>A block of the network.</summary>
/// <param name="In">Channels in.</param>
/// <param name="Out">Channels out.</param>
/// <param name="Halves">Whether it halves width and height.</param>
/// <param name="Adds">Whether its input is added to its output.</param>
internal readonly record struct BlockLayout(int In, int Out, bool Halves, bool Adds);
