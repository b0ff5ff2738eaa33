using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX118: brackets with a backslash before them, <c>star \(sky\)</c>. Here nothing takes the backslash away.</summary>
internal sealed class EscapedBracketRule()
    : FluxRule("FLX118", "Escaped brackets", PromptRuleCategory.ForeignSyntax, PromptSeverity.Information, PromptSignals.Escape)
{
    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsWeights)
            return;
        var view = new TokenView(context.Text);
        var edits = new List<PromptEdit>();
        var first = -1;
        var last = -1;
        for (var i = view.Next(0, PromptTokenKind.Escape); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Escape))
        {
            first = first < 0 ? i : first;
            last = i;
            edits.Add(PromptEdit.Remove(new(view.Tokens[i].Start, 1)));
        }

        if (first < 0)
            return;
        // Without its backslashes, this would be a weight or a quote of nothing.
        var isSafe = (context.Text.Signals & (PromptSignals.ColonNumber | PromptSignals.LoneQuote)) == PromptSignals.None && !HasRow(view, first, last);
        context.Report(
            view.Span(first, first),
            "Here nothing takes the backslash away; the model reads it. Remove it.",
            new("Remove the backslashes", isSafe ? PromptFixKind.Safe : PromptFixKind.Suggestion, edits.ToArray()));
    }

    private static bool HasRow(TokenView view, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (view.Kind(i) == PromptTokenKind.Escape && (view.Kind(i + 1) is PromptTokenKind.Escape or PromptTokenKind.OpenBracket || view.Text(i)[1] == '\\'))
                return true;
        }

        return false;
    }
}
