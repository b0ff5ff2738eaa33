namespace Astria.Flux.Imaging;

/// <summary>A place in a picture, whatever its size: 0,0 is the upper left corner of the upright picture, 1,1 the lower right.</summary>
/// <param name="X">From the left, as a share of the width. May lie outside 0…1 when what it marks lies outside the picture.</param>
/// <param name="Y">From the top, as a share of the height.</param>
public readonly record struct RelativePoint(double X, double Y);
