using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX702: characters that T5's vocabulary lacks: <c>~ ^ \ |</c>, emoji, and scripts such as Chinese. They become "unknown".</summary>
internal sealed class UnknownCharacterRule()
    : FluxRule("FLX702", "Characters unknown to T5", PromptRuleCategory.Model, PromptSeverity.Information, PromptSignals.RareCharacter)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        var isJson = view.IsJson();
        var choiceEnd = -1;
        for (var i = 0; i < view.Count; i++)
        {
            var token = view.Tokens[i];
            // The bars of "{red|blue}" and "[cat|dog]" are other rules'.
            if (token.Kind == PromptTokenKind.OpenBracket && i > choiceEnd && !isJson && !view.IsCharacter(i, '(') && Braces.HasChoice(view, i))
                choiceEnd = token.Match;
            if (token.Kind is not (PromptTokenKind.Word or PromptTokenKind.Punctuation))
                continue;
            var text = context.Text[token];
            var isUnknown = text.Length == 1 && (text[0] is '~' or '^' or '\\' || (text[0] == '|' && i > choiceEnd && !context.Profile.UnderstandsTemplates));
            foreach (var character in text)
                isUnknown |= CharacterClasses.IsRare(character);
            if (!isUnknown)
                continue;
            context.Report(token.Span, "FLUX's text encoder does not know these characters. Write it in English words.");
            return;
        }
    }
}
