using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX506: the shape of the picture as words, <c>16:9</c>, <c>aspect ratio 4:5</c>. It is a request option.</summary>
internal sealed class AspectInTextRule()
    : FluxRule("FLX506", "Aspect ratio as words", PromptRuleCategory.Conflict, PromptSeverity.Information, PromptSignals.ColonNumber)
{
    private static readonly PhraseTable Lead = new("aspect ratio|aspect ratio of|aspect|ratio|vertical|horizontal|portrait|landscape|widescreen|format|cinematic|ar");
    private static readonly string[] Unmistakable = ["16:9", "9:16", "21:9"];
    private static readonly string[] Ratios = ["1:1", "4:3", "3:4", "3:2", "2:3", "4:5", "5:4", "16:10", "10:16", "2:1", "1:2", "7:5", "5:7", "9:21", "7:4", "4:7"];

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        for (var i = view.Next(1, PromptTokenKind.Colon); i + 1 < view.Count; i = view.Next(i + 1, PromptTokenKind.Colon))
        {
            if (!view.IsKind(i - 1, PromptTokenKind.Number) || !view.IsKind(i + 1, PromptTokenKind.Number) || !view.IsGlued(i) || !view.IsGlued(i + 1))
                continue;
            var ratio = view.Span(i - 1, i + 1);
            var hasWord = IsLead(view, i - 2) || IsLead(view, i + 2);
            if (!IsOneOf(context.Text[ratio], Unmistakable) && !(hasWord && IsOneOf(context.Text[ratio], Ratios)))
                continue;
            if (!context.IsExplaining)
            {
                context.Note(ratio);
                continue;
            }

            var value = context.Text[ratio].ToString();
            context.Report(
                ratio,
                $"The shape of the picture is a request option, not a word. Set aspect_ratio to {value}.",
                new("Make it an option", PromptFixKind.Suggestion, PromptEdit.Remove(Phrase(view, i - 1, i + 1))) { Settings = [new("aspect_ratio", value)] });
        }
    }

    // With the words that lead to it and have nothing left to say: "at a 16:9 aspect ratio", "with an aspect ratio of 4:5"; not the "in a" of "in a 16:9 frame".
    private static PromptSpan Phrase(TokenView view, int first, int last)
    {
        if (view.Is(last + 1, "aspect") || view.Is(last + 1, "ratio") || (view.Is(last + 1, "format") && !IsDescribed(view, first)))
            last += view.Is(last + 1, "aspect") && view.Is(last + 2, "ratio") ? 2 : 1;
        if (view.Is(first - 1, "of") && view.Is(first - 2, "ratio"))
            first--;
        if (view.Is(first - 1, "ratio"))
            first -= view.Is(first - 2, "aspect") ? 2 : 1;
        if (!view.IsKind(last + 1, PromptTokenKind.Word) || (NegationLexicon.RoleAt(in view, last + 1) & WordRole.Preposition) != WordRole.None)
        {
            first -= (NegationLexicon.RoleAt(in view, first - 1) & WordRole.Determiner) != WordRole.None ? 1 : 0;
            first -= view.Is(first - 1, "at") || view.Is(first - 1, "in") || view.Is(first - 1, "with") || view.Is(first - 1, "of") || view.Is(first - 1, "for") ? 1 : 0;
        }

        while (view.IsKind(first - 1, PromptTokenKind.OpenBracket) && view.Tokens[first - 1].Match == last + 1)
            (first, last) = (first - 1, last + 1);
        // In the middle of a segment, its separators stay.
        if (!view.IsBoundary(first - 1))
            return PromptSpan.FromBounds(view.Tokens[first - 1].End, view.Tokens[last].End);
        if (!view.IsKind(first - 1, PromptTokenKind.OpenBracket))
            return view.Cut(first, last);
        var hasMore = view.IsKind(last + 1, PromptTokenKind.Comma) && last + 2 < view.Count;
        return PromptSpan.FromBounds(view.Tokens[first].Start, hasMore ? view.Tokens[last + 2].Start : view.Tokens[last].End);
    }

    // "a vertical 2:3 format" still is a format.
    private static bool IsDescribed(TokenView view, int first) =>
        view.IsKind(first - 1, PromptTokenKind.Word) && (NegationLexicon.RoleAt(in view, first - 1) & (WordRole.Determiner | WordRole.Preposition)) == WordRole.None;

    private static bool IsLead(TokenView view, int index) => view.Kind(index) == PromptTokenKind.Word && (Lead.Match(view, index) >= 0 || (view.Is(index, "of") && view.Is(index - 1, "ratio")));

    private static bool IsOneOf(ReadOnlySpan<char> text, string[] values)
    {
        foreach (var value in values)
        {
            if (text.Equals(value.AsSpan(), StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
