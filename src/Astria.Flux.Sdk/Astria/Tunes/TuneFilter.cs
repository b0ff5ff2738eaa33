using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Tunes;

/// <summary>Which tunes to list. What is left out doesn't matter.</summary>
public sealed record TuneFilter
{
    /// <summary>The title contains this.</summary>
    public string? Title { get; init; }

    /// <summary>One of these class names.</summary>
    /// <value>Default: any.</value>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>This kind of weights.</summary>
    public TuneModelType? ModelType { get; init; }

    /// <summary>This model family.</summary>
    public TuneBranch? Branch { get; init; }

    /// <summary>Starts below this id; lists run from the newest to the oldest.</summary>
    public long? BeforeId { get; init; }

    internal Query Apply(Query query) => query
        .With("title", Title)
        .WithEach("name", ClassNames)
        .With("model_type", ModelType?.Value)
        .With("branch", Branch?.Value);
}
