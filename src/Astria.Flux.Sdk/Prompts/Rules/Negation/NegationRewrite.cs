using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Makes fixes that put what is to be seen in the place of a negative: <c>a man with no hat in a park</c> becomes <c>a man, bareheaded, in a park</c>.</summary>
internal static class NegationRewrite
{
    /// <summary>The fixes, one for each of the words; none where they would make no sentence.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="finding">The negative.</param>
    /// <param name="cut">What its removal cuts; empty when it can't be cut.</param>
    /// <param name="instead">The words.</param>
    public static IReadOnlyList<PromptFix> Fixes(PromptText text, NegationFinding finding, PromptSpan cut, IReadOnlyList<string> instead)
    {
        if (instead.Count == 0)
            return [];
        var view = new TokenView(text);
        var span = view.Span(finding.First, finding.Last);
        var isWhole = IsSegment(view, finding) || (finding.Kind == NegationCue.Not && finding.First == finding.Cue && !view.Is(finding.Cue + 1, "wearing"));
        if (!isWhole && (cut.Length == 0 || cut.Start >= span.Start))
            return [];
        var isEnded = view.IsBoundary(finding.Last + 1);
        return [.. instead.Select(words => new PromptFix(
            $"Say '{words}' instead",
            PromptFixKind.Suggestion,
            isWhole ? new PromptEdit(span, words) : new PromptEdit(PromptSpan.FromBounds(cut.Start, Math.Max(cut.End, span.End)), isEnded ? $", {words}" : $", {words},")))];
    }

    private static bool IsSegment(TokenView view, NegationFinding finding) => view.IsBoundary(finding.First - 1) && view.IsBoundary(finding.Last + 1);
}
