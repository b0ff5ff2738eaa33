namespace Astria.Flux.Planning;

/// <summary>What is known about one image before anything is planned.</summary>
/// <param name="Name">Its name, such as <c>01-front.jpg</c>.</param>
public sealed record TrainingImageFacts(string Name)
{
    /// <summary>Why it can't be used, whatever the preset.</summary>
    /// <value>Default: <see langword="null"/>, it can.</value>
    public UnusedImageCause? Problem { get; init; }

    /// <summary>What else is known about the problem, in words for a person.</summary>
    /// <value>Default: <see langword="null"/>, nothing.</value>
    public string? Detail { get; init; }

    /// <summary>Whether a face was found in it.</summary>
    /// <value>Default: <see langword="null"/>, nobody looked; it then counts as one with a face.</value>
    public bool? HasFace { get; init; }
}
