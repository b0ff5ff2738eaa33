using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes.Grammar;

namespace Astria.Flux.Prompts.Themes;

/// <summary>What prompts are to be written about.</summary>
public sealed record PromptTheme
{
    /// <summary>The most prompts one theme is written into.</summary>
    public const int MostPrompts = 100;

    /// <summary>The most words a topic has.</summary>
    public const int MostTopicWords = 6;

    /// <summary>The most characters a topic has.</summary>
    public const int MostTopicCharacters = 80;

    /// <summary>Creates a theme.</summary>
    /// <param name="topic">What the pictures are about, best in two to four words: <c>cozy winter cabin</c>.</param>
    /// <param name="subject">Who or what is in them.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public PromptTheme(string topic, PromptSubject subject)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(subject);
        Topic = topic;
        Subject = subject;
    }

    /// <summary>What the pictures are about, in words: <c>cyberpunk night market</c>. One to <see cref="MostTopicWords"/> words, best two to
    /// four, of at most <see cref="MostTopicCharacters"/> characters.</summary>
    public string Topic { get; init; }

    /// <summary>Who or what is in them.</summary>
    public PromptSubject Subject { get; init; }

    /// <summary>How many prompts.</summary>
    /// <value>Default: 10, as many as Astria's own themes. 1 to <see cref="MostPrompts"/>.</value>
    public int Count { get; init; } = 10;

    /// <summary>Where chance starts from: the offline grammar writes the same prompts from the same theme and seed, everywhere.</summary>
    /// <value>Default: 0. Any number.</value>
    public long Seed { get; init; }

    /// <summary>Finds everything that makes it impossible to write about.</summary>
    /// <returns>The faults, each with the member as its place; empty when all is well.</returns>
    public IReadOnlyList<FluxFault> Validate()
    {
        var faults = new List<FluxFault>();
        TopicReader.Read(nameof(Topic), Topic, MostTopicWords, MostTopicCharacters, faults);
        faults.AddRange(Subject.Validate().Select(fault => fault with { Place = $"{nameof(Subject)}.{fault.Place}" }));
        if (Count is < 1 or > MostPrompts)
            faults.Add(new(nameof(Count), Invariant($"is {Count}; 1 to {MostPrompts} are possible.")));
        if (faults.Count == 0)
            faults.AddRange(ThemeWriter.Faults(this));
        return faults;
    }

    // What the topic is as words; only of a theme without faults.
    internal IReadOnlyList<string> TopicWords() => TopicReader.Read(nameof(Topic), Topic, MostTopicWords, MostTopicCharacters, []);
}
