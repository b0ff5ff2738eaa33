using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Tells a list of tags from prose.</summary>
internal readonly struct TagStyle
{
    // A list has this many segments at least, of so few words on average, and hardly an article.
    private const int FewestSegments = 4;
    private const double LongestSegment = 4;
    private const int SegmentsPerArticle = 3;

    private TagStyle(int segments, int words, int articles)
    {
        Segments = segments;
        WordsPerSegment = segments == 0 ? 0 : (double)words / segments;
        Articles = articles;
    }

    public int Segments { get; }

    public double WordsPerSegment { get; }

    /// <summary>Articles, forms of "be", and pronouns: what sentences have and tags have not.</summary>
    public int Articles { get; }

    public bool IsTags => Segments >= FewestSegments && WordsPerSegment <= LongestSegment && Articles * SegmentsPerArticle <= Segments;

    public static TagStyle Of(TokenView view)
    {
        int segments = 0, words = 0, articles = 0;
        var isOpen = false;
        foreach (ref readonly var token in view.Tokens)
        {
            var kind = token.Kind;
            if (kind is PromptTokenKind.Word or PromptTokenKind.Number)
            {
                words++;
                isOpen = true;
                articles += (token.Signals & PromptSignals.SmallWord) == PromptSignals.None ? 0 : 1;
            }
            else if (kind is PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.Semicolon or PromptTokenKind.LineBreak)
            {
                segments += isOpen ? 1 : 0;
                isOpen = false;
            }
        }

        return new(segments + (isOpen ? 1 : 0), words, articles);
    }
}
