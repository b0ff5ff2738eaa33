namespace Astria.Flux.Local.Training;

/// <summary>One look at the held-out pictures.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Loss">Mean loss on them.</param>
internal sealed record ValidationLook(int Step, double Loss);
