namespace Astria.Flux.Imaging.Faces;

/// <summary>A face a detector found.</summary>
/// <param name="Box">From the forehead to the chin and from ear to ear, whatever the detector's own boxes mean.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
/// <param name="Landmarks">Eyes, nose and mouth; <see langword="null"/> when the detector has none.</param>
public sealed record DetectedFace(RelativeBox Box, double Score, FaceLandmarks? Landmarks = null);
