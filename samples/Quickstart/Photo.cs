using Astria.Flux.Imaging;

namespace Astria.Flux.Samples.Quickstart;

/// <summary>A photo that can be trained on.</summary>
internal sealed record Photo(string Path, int Width, int Height, Picture Thumbnail);
