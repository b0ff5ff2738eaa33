namespace Astria.Flux.Ratios;

/// <summary>What doing the work once takes.</summary>
/// <param name="Processor">Of the processor, all threads together.</param>
/// <param name="Clock">On the clock.</param>
internal readonly record struct Turn(TimeSpan Processor, TimeSpan Clock);
