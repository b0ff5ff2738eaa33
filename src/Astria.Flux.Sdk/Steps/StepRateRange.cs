namespace Astria.Flux.Steps;

/// <summary>A range of steps per image, both ends included.</summary>
/// <param name="Least">The fewest steps for each image.</param>
/// <param name="Most">The most steps for each image.</param>
public readonly record struct StepRateRange(int Least, int Most)
{
    /// <summary>The range in words.</summary>
    /// <returns><c>50–70</c>.</returns>
    public override string ToString() => Invariant($"{Least}–{Most}");
}
