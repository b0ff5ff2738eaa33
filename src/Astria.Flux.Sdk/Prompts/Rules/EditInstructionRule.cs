using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules.Negation;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX206: an order to change a picture, <c>Remove the logo from the shirt</c>, where no picture goes in.</summary>
internal sealed class EditInstructionRule()
    : FluxRule("FLX206", "Editing instructions", PromptRuleCategory.Negation, PromptSeverity.Information, PromptSignals.Edit)
{
    private static readonly PhraseTable Verbs = new("remove|replace|change|delete|erase|swap|transform|edit|keep|convert");

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Facts.HasInputImage)
            return;
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptSignals.Edit); i < view.Count; i = view.Next(i + 1, PromptSignals.Edit))
        {
            var isSentenceStart = view.Kind(i - 1) is null or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Colon;
            if (!isSentenceStart || Verbs.Match(view, i) != i || !IsDefinite(view, i + 1))
                continue;
            context.Report(view.Span(i, i + 1), "This asks for a change, but no picture goes in. Describe the picture that is to come out.");
        }
    }

    private static bool IsDefinite(TokenView view, int index) =>
        !view.Is(index, "a") && !view.Is(index, "an") && ((NegationLexicon.RoleAt(in view, index) & WordRole.Determiner) != WordRole.None || view.Is(index, "this") || view.Is(index, "all"));
}
