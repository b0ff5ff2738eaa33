using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX119: a bracket without a partner; not the one of a list item, <c>1)</c>, nor that of a face, <c>:)</c>.</summary>
internal sealed class UnbalancedBracketRule()
    : FluxRule("FLX119", "Unbalanced brackets", PromptRuleCategory.ForeignSyntax, PromptSeverity.Hint, PromptSignals.LoneBracket)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        var hasList = false;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket, PromptTokenKind.CloseBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket, PromptTokenKind.CloseBracket))
        {
            var isLone = view.Tokens[i].Match == PromptToken.Unmatched;
            // Where "a)" began, "b)" goes on in the middle of a line.
            var isItem = isLone && IsListMark(view, i) && (hasList || view.IsBoundary(i - 2));
            hasList |= isItem;
            if (isLone && !isItem && !IsFace(view, i))
                context.Report(view.Tokens[i].Span, "This bracket has no partner.");
        }
    }

    private static bool IsFace(TokenView view, int index) =>
        view.IsGlued(index) && view.Kind(index - 1) is PromptTokenKind.Colon or PromptTokenKind.Semicolon or PromptTokenKind.Dash or PromptTokenKind.Punctuation;

    private static bool IsListMark(TokenView view, int index) =>
        view.Kind(index) == PromptTokenKind.CloseBracket && (view.Kind(index - 1) == PromptTokenKind.Number || view.Word(index - 1).Length == 1);
}
