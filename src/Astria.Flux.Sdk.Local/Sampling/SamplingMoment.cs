namespace Astria.Flux.Local.Sampling;

/// <summary>Where a drawing is after a step; to be used while it is told, not later.</summary>
/// <param name="Done">Steps done.</param>
/// <param name="Steps">Steps to do in all.</param>
/// <param name="Guess">The latent that picture i is on its way to, as far as one can tell: channels × rows × columns.</param>
internal readonly record struct SamplingMoment(int Done, int Steps, Func<int, float[]> Guess);
