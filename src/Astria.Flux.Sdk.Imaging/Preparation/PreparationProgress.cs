namespace Astria.Flux.Imaging.Preparation;

/// <summary>How far a preparation is.</summary>
/// <param name="Done">Images that are made.</param>
/// <param name="Total">Images that were planned.</param>
/// <param name="Image">The image that was made last.</param>
public readonly record struct PreparationProgress(int Done, int Total, string Image);
