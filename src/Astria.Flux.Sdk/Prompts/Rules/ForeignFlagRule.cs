using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX110: flags of other tools, <c>--ar 16:9</c>, <c>—v 6</c>, <c>-n4</c>. What has a request option becomes one.</summary>
internal sealed class ForeignFlagRule()
    : FluxRule("FLX110", "Flags of other tools", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.Flag | PromptSignals.DashOption)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptTokenKind.Flag, PromptTokenKind.Dash); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Flag, PromptTokenKind.Dash))
        {
            if (view.Kind(i) == PromptTokenKind.Flag)
                CheckFlag(ref context, view, i);
            else if (IsOption(view, i))
                Report(ref context, view, i, i + 1, []);
        }
    }

    private static void CheckFlag(ref PromptRuleContext context, scoped TokenView view, int index)
    {
        var flag = new FlagText(view.Text(index));
        var isForeign = flag.Kind is PromptFlagKind.ForeignValue or PromptFlagKind.ForeignList or PromptFlagKind.ForeignSwitch;
        if (isForeign)
            Report(ref context, view, index, index, flag.Settings());
        else if (flag.Kind == PromptFlagKind.Unknown)
            context.Report(view.Tokens[index].Span, "No tool known to us has this flag, and the model reads it as words. Remove it.", new("Remove the flag", PromptFixKind.Suggestion, Removal(view, index, index)));
        else if (!context.Profile.UnderstandsAstriaFlags)
            Report(ref context, view, index, index, flag.Settings());
    }

    private static void Report(ref PromptRuleContext context, scoped TokenView view, int first, int last, PromptSetting[] settings)
    {
        var advice = settings.Length == 0 ? "Remove it." : $"Set {settings[0].Name} to {settings[0].Value} instead.";
        context.Report(
            view.Span(first, last),
            $"The model reads this flag as words. {advice}",
            LeavesNothing(view) ? null : new PromptFix("Remove the flag", PromptFixKind.Safe, Removal(view, first, last)) { Settings = settings });
    }

    // With the separator that would stand twice, or at the beginning, or at the end; each of several flags takes its own part of the blanks.
    private static PromptEdit Removal(TokenView view, int first, int last)
    {
        int before = first - 1, next = last + 1;
        while (view.IsKind(before, PromptTokenKind.Flag))
            before--;
        while (view.IsKind(next, PromptTokenKind.Flag))
            next++;
        var isLast = next == last + 1;
        var isBeginning = view.Kind(before) is null or PromptTokenKind.OpenBracket || (before == 0 && IsQuote(view, before));
        if (isBeginning && !IsEnd(view, next))
        {
            var behind = isLast && IsSeparator(view, next) ? next + 1 : last + 1;
            return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first].Start, behind < view.Count ? view.Tokens[behind].Start : view.Tokens[behind - 1].End));
        }

        // "(--ar 16:9)" holds nothing else.
        if (first == before + 1 && isLast && view.IsKind(before, PromptTokenKind.OpenBracket) && view.Tokens[before].Match == next)
            return PromptEdit.Remove(view.Cut(before, next));
        if (before < 0)
            return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first].Start, isLast ? view.Tokens[last].End : view.Tokens[last + 1].Start));
        var isStop = view.IsKind(next, PromptTokenKind.Stop);
        var isComma = view.Kind(before) is PromptTokenKind.Comma or PromptTokenKind.Semicolon;
        var isDangling = isComma && before == first - 1 && before > 0 && (isStop || IsEnd(view, next));
        var isTwice = isLast && IsSeparator(view, before) && IsSeparator(view, next) && !(isComma && isStop);
        var end = view.Tokens[isTwice ? next : last].End;
        return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[isDangling ? first - 2 : first - 1].End, end));
    }

    private static bool IsEnd(TokenView view, int index) =>
        view.Kind(index) is null or PromptTokenKind.CloseBracket or PromptTokenKind.LineBreak || (index == view.Count - 1 && (IsQuote(view, index) || view.IsKind(index, PromptTokenKind.Stop)));

    private static bool IsQuote(TokenView view, int index) => view.IsCharacter(index, '"') || view.IsCharacter(index, '\u201C') || view.IsCharacter(index, '\u201D');

    private static bool IsSeparator(TokenView view, int index) => view.Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop;

    private static bool LeavesNothing(TokenView view)
    {
        foreach (var token in view.Tokens)
        {
            if (token.Kind is PromptTokenKind.Word or PromptTokenKind.Quoted or PromptTokenKind.Number or PromptTokenKind.NetworkTag)
                return false;
        }

        return true;
    }

    // "-n4 -C10 -S123" at the very end, as an early InvokeAI had them.
    private static bool IsOption(TokenView view, int index)
    {
        var isOption = IsOptionAt(view, index);
        for (var i = index; isOption && i < view.Count; i += 2)
            isOption = IsOptionAt(view, i);
        return isOption;
    }

    private static bool IsOptionAt(TokenView view, int index)
    {
        if (!view.IsKind(index, PromptTokenKind.Dash) || view.Tokens[index].Length != 1 || !view.IsKind(index + 1, PromptTokenKind.Word) || !view.IsGlued(index + 1) || (index > 0 && view.IsGlued(index)))
            return false;
        var word = view.Word(index + 1);
        if (word.Length < 2 || "nCSsWHAUGIf".IndexOf(word[0]) < 0)
            return false;
        foreach (var character in word.Slice(1))
        {
            if (!CharacterClasses.IsDigit(character) && character != '.')
                return false;
        }

        return true;
    }
}
