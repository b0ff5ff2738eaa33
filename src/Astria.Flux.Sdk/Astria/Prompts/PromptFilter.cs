using Astria.Flux.Astria.Http;

namespace Astria.Flux.Astria.Prompts;

/// <summary>Which prompts to list. What is left out doesn't matter.</summary>
public sealed record PromptFilter
{
    /// <summary>The text contains this.</summary>
    public string? Text { get; init; }

    /// <summary>Templates of this pack.</summary>
    public long? PackId { get; init; }

    /// <summary>Made from this pack.</summary>
    public long? BasePackId { get; init; }

    /// <summary>Posted to this tune.</summary>
    public long? TuneId { get; init; }

    /// <summary>Made by this user.</summary>
    public long? UserId { get; init; }

    /// <summary>Made from this template.</summary>
    public long? OriginalPromptId { get; init; }

    /// <summary>Of this order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Liked ones.</summary>
    public bool? Liked { get; init; }

    /// <summary>Of today.</summary>
    public bool? Today { get; init; }

    /// <summary>Videos.</summary>
    public bool? IsVideo { get; init; }

    /// <summary>Made by the API.</summary>
    public bool? IsApi { get; init; }

    /// <summary>What to tell more of, such as <c>debug_images</c>.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<string> Expand { get; init; } = [];

    /// <summary>Starts below this id; lists run from the newest to the oldest.</summary>
    public long? BeforeId { get; init; }

    internal Query Apply(Query query) => query
        .With("text", Text)
        .With("pack_id", PackId)
        .With("base_pack_id", BasePackId)
        .With("tune_id", TuneId)
        .With("user_id", UserId)
        .With("orig_prompt_id", OriginalPromptId)
        .With("order_id", OrderId)
        .With("liked", Liked)
        .With("today", Today)
        .With("is_video", IsVideo)
        .With("is_api", IsApi)
        .WithEach("expand", Expand);
}
