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
        FlagRemoval removal = new(view);
        int? options = null;
        for (var i = view.Next(0, PromptTokenKind.Flag, PromptTokenKind.Dash); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Flag, PromptTokenKind.Dash))
        {
            if (view.Kind(i) == PromptTokenKind.Flag)
                CheckFlag(ref context, view, ref removal, i);
            else if (i >= (options ??= OptionsStart(view)) && IsOptionAt(view, i))
                Report(ref context, view, ref removal, i, i + 1, []);
        }
    }

    private static void CheckFlag(ref PromptRuleContext context, scoped TokenView view, ref FlagRemoval removal, int index)
    {
        var flag = new FlagText(view.Text(index));
        var isForeign = flag.Kind is PromptFlagKind.ForeignValue or PromptFlagKind.ForeignList or PromptFlagKind.ForeignSwitch;
        if (isForeign)
            Report(ref context, view, ref removal, index, index, flag.Settings());
        else if (flag.Kind == PromptFlagKind.Unknown)
            context.Report(view.Tokens[index].Span, "No tool known to us has this flag, and the model reads it as words. Remove it.", new("Remove the flag", PromptFixKind.Suggestion, removal.Of(index, index)));
        else if (!context.Profile.UnderstandsAstriaFlags)
            Report(ref context, view, ref removal, index, index, flag.Settings());
    }

    private static void Report(ref PromptRuleContext context, scoped TokenView view, ref FlagRemoval removal, int first, int last, PromptSetting[] settings)
    {
        var edit = removal.Of(first, last);
        var kind = context.Profile.UnderstandsAstriaFlags && removal.Joins(first) ? PromptFixKind.Suggestion : PromptFixKind.Safe;
        var advice = settings.Length == 0 ? "Remove it." : $"Set {settings[0].Name} to {settings[0].Value} instead.";
        context.Report(
            view.Span(first, last),
            $"The model reads this flag as words. {advice}",
            removal.LeavesNothing ? null : new PromptFix("Remove the flag", kind, edit) { Settings = settings });
    }

    // "-n4 -C10 -S123" at the very end, as an early InvokeAI had them: where the row begins.
    private static int OptionsStart(TokenView view)
    {
        var start = view.Count;
        while (start >= 2 && IsOptionAt(view, start - 2))
            start -= 2;
        return start;
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
