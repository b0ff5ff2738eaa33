namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>What the main word of a topic names, and so how the topic goes into a sentence.</summary>
internal enum TopicHeadKind
{
    /// <summary>A place to be in, on or at: <c>cabin</c>.</summary>
    Place = 0,

    /// <summary>Something to be at: <c>wedding</c>.</summary>
    Event,

    /// <summary>Somebody to be: <c>detective</c>.</summary>
    Role,

    /// <summary>A time to be there: <c>evening</c>.</summary>
    Time,

    /// <summary>A purpose to be there for: <c>portrait</c>.</summary>
    Purpose,
}
