namespace Astria.Flux.Imaging.Faces.BlazeFace;

/// <summary>A grid of places where faces are looked for.</summary>
/// <param name="Cells">Places across and down.</param>
/// <param name="Boxes">Boxes for each place.</param>
internal readonly record struct GridLayout(int Cells, int Boxes);
