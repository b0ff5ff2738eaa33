namespace Astria.Flux.Local.Jobs;

/// <summary>One photo of a job.</summary>
/// <param name="File">Its file in the job's folder.</param>
/// <param name="Name">What the caller calls it.</param>
/// <param name="Caption">What the caller says it shows.</param>
internal sealed record JobPhoto(string File, string Name, string? Caption);
