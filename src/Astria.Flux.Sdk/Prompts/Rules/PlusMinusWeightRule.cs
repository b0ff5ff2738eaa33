using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX106: weights by signs, <c>fog++</c>, <c>(old tree)--</c>, <c>(fog)1.3</c>, <c>(fog).attend(1.3)</c>, as compel and InvokeAI have them.</summary>
internal sealed class PlusMinusWeightRule()
    : FluxRule("FLX106", "Weights by signs", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.SignRun | PromptSignals.Function)
{
    // Names that end in signs, and keys that are pressed with others.
    private static readonly PhraseTable Names = new(
        "c|g|notepad|dpm|b|a|d|n|objective-c|google|disney|apple|paramount|canal|ctrl|cmd|alt|shift|displayport|java|clang|libc|libstdc|dev-c");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsWeights)
            return;
        var view = new TokenView(context.Text);
        var isWeighting = IsWeighting(view);
        for (var i = 1; i < view.Count; i++)
        {
            if (view.Is(i, "attend") && view.IsCharacter(i - 1, '.') && view.IsGlued(i) && view.Kind(i + 1) == PromptTokenKind.OpenBracket && view.Tokens[i + 1].Match > i)
            {
                i = ReportAttend(ref context, view, i);
                continue;
            }

            if (!MaySign(view, i) || !TryReadSigns(view, i, isWeighting, out var last))
                continue;
            Report(ref context, view, i, last);
            i = last;
        }
    }

    // One sign alone may be anything. Beside a row of them, a number behind a bracket, or another that is alone, it is a weight.
    private static bool IsWeighting(TokenView view)
    {
        var lone = 0;
        for (var i = 1; i < view.Count; i++)
        {
            if (!MaySign(view, i))
                continue;
            if (TryReadSigns(view, i, isWeighting: false, out var last) && !IsLone(view, i, last))
                return true;
            // "Discovery+" is a name, "pre- and post-war" a word left out.
            if (TryReadSigns(view, i, isWeighting: true, out last) && IsLone(view, i, last) && (IsBracket(view, i - 1) || (IsPlus(view, i) && !view.IsCapitalized(i - 1))))
                lone++;
        }

        return lone > 1;
    }

    private static bool MaySign(TokenView view, int index) =>
        view.Tokens[index].Kind is PromptTokenKind.Punctuation or PromptTokenKind.Dash or PromptTokenKind.Number && view.IsGlued(index);

    private static bool IsLone(TokenView view, int first, int last) => first == last && view.Tokens[first].Length == 1 && view.Kind(first) != PromptTokenKind.Number;

    private static bool TryReadSigns(TokenView view, int first, bool isWeighting, out int last)
    {
        last = first;
        var isBracket = IsBracket(view, first - 1);
        var isRound = isBracket && view.IsCharacter(first - 1, ')');
        if (view.Kind(first) == PromptTokenKind.Number)
            return isRound && view.Text(first).IndexOf('.') >= 0 && (!view.IsGlued(first + 1) || view.IsBoundary(first + 1)) && HoldsWord(view, view.Tokens[first - 1].Match);
        var isMinus = view.Kind(first) == PromptTokenKind.Dash;
        if (isMinus ? !view.IsCharacter(first, '-') : !IsPlus(view, first))
            return false;
        var isRow = isMinus ? view.Tokens[first].Length > 1 : IsPlus(view, first + 1) && view.IsGlued(first + 1);
        // Asked before the row is read: inside a long one, nobody may read on to its end.
        if (!IsWeighable(view, first - 1, isRow))
            return false;
        while (!isMinus && IsPlus(view, last + 1) && view.IsGlued(last + 1))
            last++;
        if (view.IsGlued(last + 1) && !view.IsBoundary(last + 1))
            return false;
        var ends = view.IsBoundary(last + 1);
        // "word-- and" is a dash in the old spelling; "(word)- and" one that lost a blank.
        if (isRow)
            return !isMinus || isWeighting || ends;
        // "[a-z]+" is a pattern.
        return isBracket
            ? isRound && HoldsWord(view, view.Tokens[first - 1].Match) && (isWeighting || !isMinus || ends)
            : isWeighting && (ends || !isMinus);
    }

    private static bool IsBracket(TokenView view, int index) => view.IsKind(index, PromptTokenKind.CloseBracket) && view.Tokens[index].Match != PromptToken.Unmatched;

    private static bool IsWeighable(TokenView view, int index, bool isRow)
    {
        if (!view.IsKind(index, PromptTokenKind.Word))
            return view.IsKind(index, PromptTokenKind.Quoted) || IsBracket(view, index);
        // "8k++" is a weight, "4k+" says how much at least; "Visual-C++" is a name.
        var word = view.Word(index);
        return word.Length > 1 && word[word.Length - 2] != '-' && (isRow || !CharacterClasses.IsDigit(word[0])) && Names.Match(view, index) < 0;
    }

    private static bool IsPlus(TokenView view, int index) => view.IsKind(index, PromptTokenKind.Punctuation) && view.IsCharacter(index, '+');

    // "(a red hat)", not the "(x)" of a formula.
    public static bool HoldsWord(TokenView view, int open)
    {
        var word = view.Word(open + 1);
        return word.Length > 1 || (word.Length == 1 && (CharacterClasses.IsEastern(word[0]) || view.Word(open + 2).Length > 1));
    }

    private static void Report(ref PromptRuleContext context, scoped TokenView view, int first, int last)
    {
        var isBracket = view.Kind(first - 1) == PromptTokenKind.CloseBracket;
        var open = isBracket ? view.Tokens[first - 1].Match : first - 1;
        var signs = PromptSpan.FromBounds(view.Tokens[first - 1].End, view.Tokens[last].End);
        var fix = isBracket
            ? new PromptFix("Remove the weight", PromptFixKind.Safe, PromptEdit.Remove(view.Tokens[open].Span), PromptEdit.Remove(view.Span(first - 1, last)))
            : new PromptFix("Remove the signs", PromptFixKind.Safe, PromptEdit.Remove(signs));
        context.Report(view.Span(open, last), "FLUX has no weights; it reads the signs as words. Remove them, and name what matters first.", fix);
    }

    private static int ReportAttend(ref PromptRuleContext context, scoped TokenView view, int name)
    {
        var close = view.Tokens[name + 1].Match;
        var isBracket = view.Kind(name - 2) == PromptTokenKind.CloseBracket && view.Tokens[name - 2].Match != PromptToken.Unmatched;
        var open = isBracket ? view.Tokens[name - 2].Match : Math.Max(0, name - 2);
        var fix = isBracket
            ? new PromptFix("Remove the weight", PromptFixKind.Safe, PromptEdit.Remove(view.Tokens[open].Span), PromptEdit.Remove(view.Span(name - 2, close)))
            : new PromptFix("Remove the weight", PromptFixKind.Safe, PromptEdit.Remove(view.Span(name - 1, close)));
        context.Report(view.Span(open, close), "FLUX has no weights; it reads this as words. Remove it, and name what matters first.", fix);
        return close;
    }
}
