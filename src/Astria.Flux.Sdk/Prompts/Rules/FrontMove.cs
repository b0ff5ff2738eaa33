using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Moves a part of a prompt to the front, where it counts for more.</summary>
internal static class FrontMove
{
    // So far the beginning of a prompt is looked through, for every finding anew.
    private const int MostTags = 16;
    private const int LongestSubject = 64;

    /// <summary>The first token behind the network tags that a prompt begins with.</summary>
    public static int Front(TokenView view)
    {
        var front = 0;
        while (front < MostTags && view.Kind(front) is PromptTokenKind.NetworkTag or PromptTokenKind.LineBreak)
            front++;
        return front;
    }

    /// <summary>Moves a part between commas.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="words">What the part says.</param>
    /// <param name="to">The token before which it goes.</param>
    /// <param name="cut">What goes where it stood; behind that token.</param>
    public static PromptEdit[] Segment(PromptText text, string words, int to, PromptSpan cut)
    {
        var view = new TokenView(text);
        var place = view.Tokens[to];
        // "A wood" goes on behind a comma, with a small letter.
        var isSmall = view.IsCapitalized(to) && !view.IsUpper(to) && (NegationLexicon.RoleAt(in view, to) & (WordRole.Determiner | WordRole.Preposition)) != WordRole.None;
        return isSmall
            ? [new(new(place.Start, 1), words + ", " + char.ToLowerInvariant(text.Characters[place.Start])), PromptEdit.Remove(cut)]
            : [new(new(place.Start, 0), words + ", "), PromptEdit.Remove(cut)];
    }

    /// <summary>The fix that moves an emphasized part to the front; none where it is no part between commas, or stands there already.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="first">The first of its opening brackets.</param>
    /// <param name="run">Its brackets.</param>
    public static PromptFix? OfEmphasis(PromptText text, int first, scoped BracketRun run)
    {
        var view = new TokenView(text);
        var (open, close) = (run.Next - 1, view.Tokens[first].Match);
        var inner = view.Tokens[open].Match;
        if (!run.IsRaised || inner <= open + 1 || close < inner || view.IsCharacter(0, '{') || view.IsCharacter(0, '[') || !IsPart(view, first, close))
            return null;
        for (var i = inner + 1; i < close; i++)
        {
            if (view.Kind(i) is not (PromptTokenKind.CloseBracket or PromptTokenKind.Colon or PromptTokenKind.Number))
                return null;
        }

        var last = double.IsNaN(view.Tokens[open].Weight) ? inner - 1 : inner - 3;
        for (var i = open + 1; i <= last; i++)
        {
            if (view.IsBoundary(i) && !view.IsKind(i, PromptTokenKind.Comma))
                return null;
        }

        var to = BehindSubject(view);
        if (last <= open || to >= first || view.IsKind(last, PromptTokenKind.Comma))
            return null;
        var cut = view.Cut(first, close);
        // ", (red hat:1.3)": nothing is before it but its own comma, and it is at the front already.
        if (cut.Start < view.Tokens[to].End)
            return null;
        var words = text[view.Span(open + 1, last)].ToString();
        return PromptFix.Own("Move it to the front", PromptFixKind.Suggestion, Segment(text, words, to, cut));
    }

    // Behind the subject, where the prompt begins with one that was taught.
    private static int BehindSubject(TokenView view)
    {
        var front = Front(view);
        var end = front;
        var hasSubject = false;
        while (end < front + LongestSubject && view.Kind(end) is not (null or PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.OpenBracket or PromptTokenKind.Flag))
        {
            hasSubject |= view.Has(end, PromptSignals.TriggerWord);
            end++;
        }

        return !hasSubject ? front : view.IsKind(end, PromptTokenKind.Comma) ? end + 1 : int.MaxValue;
    }

    private static bool IsPart(TokenView view, int first, int last) =>
        view.IsKind(first - 1, PromptTokenKind.Comma) && view.Kind(last + 1) is null or PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Flag;
}
