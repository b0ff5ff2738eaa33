using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX205: things named only as a contrast or as hardly there, <c>milk instead of water</c>, <c>unlike his brother</c>, <c>minus the wheels</c>. They may be drawn.</summary>
internal sealed class ContrastRule()
    : FluxRule("FLX205", "Contrasts", PromptRuleCategory.Negation, PromptSeverity.Information, PromptSignals.Contrast)
{
    private static readonly PhraseTable Phrases = new(
        "instead of|rather than|in lieu of|lieu of|as opposed to|opposed to|unlike|missing|minus|zero|hardly any|barely any|scarcely any|few if any|unable to|fails to|refuses to");

    // What zero of is a measure, or a word of its own.
    private static readonly WordTable Measures = new("degrees percent points emissions calories hours minutes seconds kilometers kilometres meters metres miles km g gs grams ounces heroes sums bars dollars waste carbon");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsNegation)
            return;
        var view = new TokenView(context.Text);
        var scope = new NegationScope(context.Text);
        for (var from = 0; Phrases.TryFind(view, PromptSignals.Contrast, from, out var first, out var last);)
        {
            from = last + 1;
            if (!IsContrast(view, first))
                continue;
            var end = view.Is(last, "to") && !view.Is(first, "as") && !view.Is(first, "opposed") ? scope.Verb(last + 1) : scope.Noun(last + 1);
            if (end < 0)
                continue;
            context.Report(
                view.Span(first, end),
                "What is named is what FLUX tends to draw, even as a contrast. Say only what is to be seen.",
                context.IsExplaining && Cut(view, first, end) is { Length: > 0 } cut ? new("Drop the contrast", PromptFixKind.Suggestion, PromptEdit.Remove(cut)) : null);
            from = end + 1;
        }
    }

    // Empty where what is left would be no sentence.
    private static PromptSpan Cut(TokenView view, int first, int last)
    {
        // "a street with zero cars", "a hat and hardly any hair".
        if (first > 1 && (view.Is(first - 1, "with") || view.Is(first - 1, "and")) && view.IsKind(first - 2, PromptTokenKind.Word))
            first--;
        var isAtStart = view.IsBoundary(first - 1);
        var role = NegationLexicon.RoleAt(in view, last + 1);
        var goesOn = view.IsBoundary(last + 1) || (role & (WordRole.Preposition | WordRole.Clause)) != WordRole.None || view.Is(last + 1, "and");
        if (isAtStart)
            return !view.IsBoundary(last + 1) || (first == 0 && view.Kind(last + 1) is null or PromptTokenKind.Stop or PromptTokenKind.Flag or PromptTokenKind.CloseBracket) ? default : view.Cut(first, last);
        // "there are zero cars", "in hardly any light": what stands before it has nothing left to stand by.
        var before = NegationLexicon.RoleAt(in view, first - 1);
        return !goesOn || view.Kind(first - 1) is not (PromptTokenKind.Word or PromptTokenKind.Quoted) || (before & (WordRole.Auxiliary | WordRole.Preposition | WordRole.Conjunction | WordRole.Determiner | WordRole.Clause)) != WordRole.None
            ? default
            : PromptSpan.FromBounds(view.Tokens[first - 1].End, view.Tokens[last].End);
    }

    // "not unlike" is "like"; "a missing poster", "a bite missing" lack nothing in particular.
    private static bool IsContrast(TokenView view, int first)
    {
        if (view.Is(first, "missing"))
            return first > 0 && !view.IsBoundary(first - 1) && !IsDeterminer(view, first - 1) && IsDeterminer(view, first + 1);
        // "minus 5 degrees" is cold, "10 minus a third" arithmetic, "Minus the Bear" a band.
        if (view.Is(first, "minus"))
            return view.IsKind(view.IsBoundary(first - 1) ? first - 2 : first - 1, PromptTokenKind.Word) && !view.IsCapitalized(first) && IsDeterminer(view, first + 1);
        // "never fails to please" pleases.
        if (view.Is(first, "fails"))
            return !view.Is(first - 1, "never");
        return view.Is(first, "zero") ? IsNone(view, first) : !view.Is(first, "unlike") || !view.Is(first - 1, "not");
    }

    // "zero people around", "with zero cars"; not "zero gravity", "ground zero", "Zero the robot", "zero degrees".
    private static bool IsNone(TokenView view, int zero)
    {
        var next = view.Word(zero + 1);
        var isMany = (next.Length > 3 && next[next.Length - 1] == 's' && next[next.Length - 2] is not ('s' or 'u' or 'i')) || view.Is(zero + 1, "people") || view.Is(zero + 1, "men") || view.Is(zero + 1, "women") || view.Is(zero + 1, "children");
        // Behind a name, or as one, it is a number or a person, and the word behind it a verb.
        var isCounted = view.IsBoundary(zero - 1) || view.Is(zero - 1, "with") || view.Is(zero - 1, "and") || view.Is(zero - 1, "but") || (NegationLexicon.RoleAt(in view, zero - 1) & WordRole.Auxiliary) != WordRole.None;
        return isMany && isCounted && (!view.IsCapitalized(zero) || view.Is(zero + 1, "people")) && !view.IsCapitalized(zero + 1) && !Measures.Contains(next);
    }

    private static bool IsDeterminer(TokenView view, int index) => (NegationLexicon.RoleAt(in view, index) & WordRole.Determiner) != WordRole.None;
}
