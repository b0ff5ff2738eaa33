namespace Astria.Flux.Astria.Http;

/// <summary>What is being asked of the service, in words that are safe to log: no ids of people, prompts, addresses or keys.</summary>
public sealed record AstriaCall
{
    /// <summary>The operation, such as <c>tunes.create</c>; what spans, metrics, logs and errors call it.</summary>
    public required string Operation { get; init; }

    /// <summary>What repeating it would do.</summary>
    public required AstriaCallKind Kind { get; init; }

    /// <summary>Whether files are sent along, which takes longer.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsUpload { get; init; }

    /// <summary>The operation.</summary>
    /// <returns><see cref="Operation"/>.</returns>
    public override string ToString() => Operation;
}
