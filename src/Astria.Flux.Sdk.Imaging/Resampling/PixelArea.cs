namespace Astria.Flux.Imaging.Resampling;

/// <summary>A part of a picture in its pixels, that needn't begin and end at whole ones.</summary>
internal readonly record struct PixelArea(double Left, double Top, double Width, double Height);
