namespace Astria.Flux.Imaging.Captions;

/// <summary>A picture and the file with its caption.</summary>
/// <param name="Image">The picture's name.</param>
/// <param name="Caption">The caption file's name; <see langword="null"/> when there is none.</param>
public sealed record CaptionPair(string Image, string? Caption);
