using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX107: functions of other front ends, <c>("a", "b").blend(0.7, 0.3)</c>, <c>cat.swap(dog)</c>, <c>AVG(0.5)</c>.</summary>
internal sealed class PromptFunctionRule()
    : FluxRule("FLX107", "Prompt functions", PromptRuleCategory.ForeignSyntax, PromptSeverity.Warning, PromptSignals.Function)
{
    private static readonly PhraseTable Methods = new("blend|and|add|swap");
    private static readonly PhraseTable Free = new("withlora|uselora");
    private static readonly PhraseTable Capitals = new("avg|cat|mask|couple|style|te|def|seq|shuffle|shift|fill|feather|imask|noise|clip");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsTemplates)
            return;
        var view = new TokenView(context.Text);
        var from = 0;
        for (var i = view.Next(0, PromptSignals.Function); i < view.Count; i = view.Next(i + 1, PromptSignals.Function))
        {
            if (!IsFunction(view, i))
                continue;
            var close = view.Tokens[i + 1].Match;
            if (close < i)
                continue;
            var call = new PromptCall(view, i, from);
            context.Report(
                view.Span(call.First, close),
                "FLUX has no prompt functions; it reads this as words. Say in a sentence what it was to do.",
                context.IsExplaining && call.Rewrite(context.Text) is { } edit ? PromptFix.Own("Say it in words", PromptFixKind.Suggestion, [edit]) : null);
            from = close + 1;
            i = close;
        }
    }

    private static bool IsFunction(TokenView view, int name)
    {
        if (!view.IsKind(name + 1, PromptTokenKind.OpenBracket) || !view.IsCharacter(name + 1, '('))
            return false;
        var isMethod = PromptCall.IsMethod(view, name) && view.Kind(name - 2) is PromptTokenKind.CloseBracket or PromptTokenKind.Quoted or PromptTokenKind.Punctuation;
        var isSwap = view.Is(name, "swap") && PromptCall.IsMethod(view, name);
        return isSwap || (isMethod && Methods.Match(view, name) == name) || Free.Match(view, name) == name
            || (view.IsUpper(name) && view.Word(name).IndexOfAny("abcdefghijklmnopqrstuvwxyz".AsSpan()) < 0 && Capitals.Match(view, name) == name);
    }
}
