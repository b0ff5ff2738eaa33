namespace Astria.Flux.Astria.Engine;

/// <summary>One prompt of a drawing.</summary>
/// <param name="PromptId">The prompt's id at the service.</param>
/// <param name="Count">How many pictures it draws.</param>
/// <param name="Seed">Where chance starts from; its picture n starts from <c>Seed + n</c>.</param>
public sealed record AstriaGenerationPart(long PromptId, int Count, long Seed);
