namespace Astria.Flux.Imaging.Archives;

/// <summary>An image that was written.</summary>
internal readonly record struct WrittenFile(string Path, string? Caption);
