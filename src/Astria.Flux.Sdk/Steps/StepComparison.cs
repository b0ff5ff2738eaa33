namespace Astria.Flux.Steps;

/// <summary>What one trainer's rule yields for a number of images, in the terms of this library.</summary>
/// <param name="Rule">The trainer's rule.</param>
/// <param name="ImageCount">How many images there are.</param>
/// <param name="Steps">The steps the trainer takes.</param>
/// <param name="Exposures">How often each image is seen there on average.</param>
/// <param name="StepsHere">The fewest steps with as many exposures at the batch that was compared with.</param>
public sealed record StepComparison(PeerStepRule Rule, int ImageCount, long Steps, double Exposures, long StepsHere);
