using Astria.Flux.Imaging.Advice;
using Astria.Flux.Imaging.Facts;

namespace Astria.Flux.Imaging.Sets;

/// <summary>How a set is looked at.</summary>
public sealed record TrainingSetOptions
{
    /// <summary>What the photos are for, and what counts as good.</summary>
    /// <value>Default: a person, trained with Portrait.</value>
    public AdviceOptions Advice { get; init; } = new();

    /// <summary>What looks at the photos.</summary>
    /// <value>Default: <see langword="null"/>, a <see cref="PhotoInspector"/> with its defaults.</value>
    public PhotoInspector? Inspector { get; init; }

    /// <summary>How many photos are looked at at once; each may take 200 MB for a moment.</summary>
    /// <value>Default: the processors, at most 4.</value>
    public int Parallelism { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Whether folders inside the folder are looked into.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IncludeSubfolders { get; init; }
}
