namespace Astria.Flux.Presets;

/// <summary>What a preset does to the photos before training.</summary>
public sealed record PresetPreprocessing
{
    /// <summary>Whether a close-up of the face is trained on beside each whole picture.</summary>
    /// <remarks>Where photos are prepared before training is planned, each close-up is an image and counts in steps and exposures. An engine that
    /// crops by itself, such as Astria's cloud, counts the photos it was given.</remarks>
    /// <value>Default: <see langword="false"/>.</value>
    public bool FaceCrop { get; init; }

    /// <summary>Whether the subject is cut out and the loss counts there, so that backgrounds aren't learned.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool SubjectMask { get; init; }

    /// <summary>Whether pictures of people in which no face is found are left out.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool RequireFace { get; init; }
}
