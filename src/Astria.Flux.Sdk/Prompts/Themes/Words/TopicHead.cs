namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>The main word of a topic.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Preposition">What goes before it: <c>in</c>, <c>at</c>.</param>
/// <param name="TakesArticle">Whether one of it has an article: <c>a cabin</c>, but <c>Tokyo</c>.</param>
/// <param name="Traits">What it tells of the picture.</param>
internal sealed record TopicHead(TopicHeadKind Kind, string Preposition, bool TakesArticle, ThemeTraits Traits);
