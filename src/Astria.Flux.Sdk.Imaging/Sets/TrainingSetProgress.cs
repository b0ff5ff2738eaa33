namespace Astria.Flux.Imaging.Sets;

/// <summary>How far looking at a set is.</summary>
/// <param name="Done">Photos that were looked at.</param>
/// <param name="Total">All photos.</param>
/// <param name="Photo">The one that was finished just now.</param>
public readonly record struct TrainingSetProgress(int Done, int Total, string Photo);
