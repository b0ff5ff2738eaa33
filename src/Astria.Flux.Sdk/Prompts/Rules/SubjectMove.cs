using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Moves the subject to the front, where what is left behind it still is a sentence.</summary>
internal static class SubjectMove
{
    // A phrase has so many words before its trigger at most: "a tall old ohwx man".
    private const int LongestLead = 3;

    // What brings a subject in, and has nothing to say without it.
    private static readonly WordTable Links = new("with of and featuring showing depicting portraying");

    /// <summary>The edits that move the phrase of a trigger word; none where that would not be clean.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="trigger">The trigger word.</param>
    /// <param name="latest">Before a trigger word at the beginning stand so many words at most.</param>
    public static PromptEdit[]? OfTrigger(PromptText text, int trigger, int latest)
    {
        var view = new TokenView(text);
        var front = FrontMove.Front(view);
        if (view.IsJson() || IsInBrackets(view, trigger))
            return null;
        var sentence = Start(view, trigger, isSentence: true);
        if (sentence > front)
            return trigger - sentence <= latest ? OfSentence(text, front, sentence) : null;
        var first = PhraseStart(view, trigger);
        var last = End(view, trigger, isSentence: false);
        var isLinked = view.Contains(Links, first - 1);
        if (!IsWhole(view, first, last) || (!isLinked && !view.IsKind(first - 1, PromptTokenKind.Comma)))
            return null;
        var before = first - 2;
        // ", and ohwx man".
        if (isLinked && view.IsKind(before, PromptTokenKind.Comma))
            before--;
        if (before < front || view.IsBoundary(before))
            return null;
        var cut = PromptSpan.FromBounds(view.Tokens[before].End, view.Tokens[last].End);
        return FrontMove.Segment(text, text[view.Span(first, last)].ToString(), front, cut);
    }

    /// <summary>The edits that move what stands behind a background to the front; none where that would not be clean.</summary>
    public static PromptEdit[]? OverBackground(PromptText text)
    {
        var view = new TokenView(text);
        var front = FrontMove.Front(view);
        if (view.IsJson() || front >= view.Count)
            return null;
        var end = End(view, front, isSentence: true);
        if (view.IsKind(end + 1, PromptTokenKind.Stop))
            return StandsAlone(view, end + 2, End(view, end + 2, isSentence: true)) ? OfSentence(text, front, end + 2) : null;
        end = End(view, front, isSentence: false);
        var first = end + 2;
        var last = End(view, first, isSentence: false);
        var begins = (NegationLexicon.RoleAt(in view, first) & WordRole.Determiner) != WordRole.None || view.Has(first, PromptSignals.TriggerWord) || view.IsKind(first, PromptTokenKind.NetworkTag);
        if (!view.IsKind(end + 1, PromptTokenKind.Comma) || !begins || !StandsAlone(view, first, last) || !IsWhole(view, first, last))
            return null;
        return FrontMove.Segment(text, text[view.Span(first, last)].ToString(), front, PromptSpan.FromBounds(view.Tokens[end].End, view.Tokens[last].End));
    }

    // With its full stop; one that the prompt ended without gets one.
    private static PromptEdit[]? OfSentence(PromptText text, int front, int first)
    {
        var view = new TokenView(text);
        var last = End(view, first, isSentence: true);
        var hasStop = view.IsKind(last + 1, PromptTokenKind.Stop);
        if (!StandsAlone(view, first, last) || !(hasStop || view.Kind(last + 1) is null or PromptTokenKind.Flag) || !view.IsKind(first - 1, PromptTokenKind.Stop))
            return null;
        var words = text[view.Span(first, hasStop ? last + 1 : last)].ToString() + (hasStop ? " " : ". ");
        return [new(new(view.Tokens[front].Start, 0), words), PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first - 1].End, view.Tokens[hasStop ? last + 1 : last].End))];
    }

    // Neither does it lean on what was said before, nor is a bracket cut in two.
    private static bool StandsAlone(TokenView view, int first, int last)
    {
        if (last < first || !(view.IsKind(first, PromptTokenKind.Word) || view.IsKind(first, PromptTokenKind.NetworkTag)))
            return false;
        if ((NegationLexicon.RoleAt(in view, first) & (WordRole.Preposition | WordRole.Conjunction | WordRole.Clause | WordRole.Auxiliary)) != WordRole.None)
            return false;
        for (var i = first; i <= last; i++)
        {
            if (IsReference(view, i) || (view.Tokens[i].Match != PromptToken.Unmatched && (view.Tokens[i].Match < first || view.Tokens[i].Match > last)))
                return false;
        }

        return true;
    }

    private static bool IsReference(TokenView view, int index) =>
        view.Is(index, "it") || view.Is(index, "its") || view.Is(index, "them") || view.Is(index, "their") || view.Is(index, "him") || view.Is(index, "he") || view.Is(index, "she") || view.Is(index, "they");

    // No label, no dash, no bracket that closes elsewhere.
    private static bool IsWhole(TokenView view, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (view.Kind(i) is PromptTokenKind.Colon or PromptTokenKind.Dash or PromptTokenKind.Semicolon)
                return false;
            if (view.Kind(i) is PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket && (view.Tokens[i].Match < first || view.Tokens[i].Match > last))
                return false;
        }

        return last >= first && view.Kind(last + 1) is null or PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.Flag;
    }

    private static int PhraseStart(TokenView view, int trigger)
    {
        var first = trigger;
        while (view.IsKind(first - 1, PromptTokenKind.NetworkTag))
            first--;
        for (var i = first - 1; i >= first - LongestLead; i--)
        {
            if ((NegationLexicon.RoleAt(in view, i) & WordRole.Determiner) != WordRole.None)
                return i;
            if (!view.IsKind(i, PromptTokenKind.Word))
                return i + 1;
            // "the end of autumn watches ohwx man" is not about autumn.
            if (view.Contains(Links, i))
                return first;
        }

        return first;
    }

    private static int Start(TokenView view, int index, bool isSentence)
    {
        while (index > 0 && !IsEnd(view, index - 1, isSentence))
            index--;
        return index;
    }

    private static int End(TokenView view, int index, bool isSentence)
    {
        while (index < view.Count && !IsEnd(view, index, isSentence))
        {
            // A comma in brackets parts nothing.
            index = view.IsKind(index, PromptTokenKind.OpenBracket) && view.Tokens[index].Match > index ? view.Tokens[index].Match + 1 : index + 1;
        }

        return Math.Min(index, view.Count) - 1;
    }

    private static bool IsEnd(TokenView view, int index, bool isSentence) =>
        view.Kind(index) is PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Flag || (!isSentence && view.Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Semicolon);

    private static bool IsInBrackets(TokenView view, int index)
    {
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < index; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            if (view.Tokens[i].Match > index)
                return true;
        }

        return false;
    }
}
