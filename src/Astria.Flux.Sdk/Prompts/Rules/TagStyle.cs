using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Tells a list of tags from prose.</summary>
internal readonly struct TagStyle
{
    // A list has this many segments at least, of so few words on average, and hardly an article.
    private const int FewestSegments = 4;
    private const double LongestSegment = 4;
    private const int SegmentsPerArticle = 3;

    private const int SaidKinds = (1 << (int)PromptTokenKind.Word) | (1 << (int)PromptTokenKind.Number);
    private const int EndKinds = (1 << (int)PromptTokenKind.Comma) | (1 << (int)PromptTokenKind.Stop) | (1 << (int)PromptTokenKind.Semicolon) | (1 << (int)PromptTokenKind.LineBreak);

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
        int segments = 0, words = 0, articles = 0, isOpen = 0;
        // No branches: what comes next can't be foreseen.
        foreach (ref readonly var token in view.Tokens)
        {
            var isSaid = (SaidKinds >> (int)token.Kind) & 1;
            var isEnd = (EndKinds >> (int)token.Kind) & 1;
            words += isSaid;
            articles += token.HasAny(PromptSignals.SmallWord) ? 1 : 0;
            isOpen |= isSaid;
            segments += isOpen & isEnd;
            isOpen &= ~isEnd;
        }

        return new(segments + isOpen, words, articles);
    }
}
