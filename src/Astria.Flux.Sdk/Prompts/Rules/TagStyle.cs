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
        for (var i = 0; i < view.Count; i++)
        {
            switch (view.Tokens[i].Kind)
            {
                case PromptTokenKind.Word or PromptTokenKind.Number:
                    words++;
                    isOpen = true;
                    articles += view.Has(i, PromptSignals.SmallWord) ? 1 : 0;
                    break;
                case PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.Semicolon or PromptTokenKind.LineBreak:
                    segments += isOpen ? 1 : 0;
                    isOpen = false;
                    break;
            }
        }

        return new(segments + (isOpen ? 1 : 0), words, articles);
    }
}
