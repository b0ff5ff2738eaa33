namespace Astria.Flux.Presets;

/// <summary>What a preset does to the photos before training.</summary>
public sealed record PresetPreprocessing
{
    /// <summary>Whether a close-up of the face is trained on beside each whole picture. It does not count as an image.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool FaceCrop { get; init; }

    /// <summary>Whether the subject is cut out and the loss counts there, so that backgrounds aren't learned.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool SubjectMask { get; init; }

    /// <summary>Whether pictures of people in which no face is found are left out.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool RequireFace { get; init; }
}
