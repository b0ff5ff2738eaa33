namespace Astria.Flux.Local.Models;

/// <summary>How a model is drawn with where nothing else is asked for: what it was made for.</summary>
/// <param name="Steps">Sampling steps, at least 1.</param>
/// <param name="Guidance">Guidance, by whatever way the model has.</param>
/// <param name="ShiftsTimes">Whether times are moved towards noise the larger the picture.</param>
internal sealed record ModelHabits(int Steps, double Guidance, bool ShiftsTimes);
