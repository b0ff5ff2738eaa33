namespace Astria.Flux.Imaging.Probing;

/// <summary>What is wrong with a file.</summary>
/// <param name="Kind">Why it can't be used.</param>
/// <param name="Problem">What was found and what would be right, in words for a person.</param>
/// <param name="Found">The figure that was found; <see langword="null"/> where there is none.</param>
/// <param name="Limit">The figure it was held against; <see langword="null"/> where there is none.</param>
public sealed record ImageFault(ImageFaultKind Kind, string Problem, double? Found = null, double? Limit = null);
