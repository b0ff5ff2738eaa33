using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX117: gaps that nobody filled in, <c>[your product]</c>, <c>{animal}</c>, <c>&lt;SUBJECT&gt;</c>, <c>TODO</c>.</summary>
internal sealed class PlaceholderRule()
    : FluxRule(
        "FLX117",
        "Unresolved placeholders",
        PromptRuleCategory.ForeignSyntax,
        PromptSeverity.Error,
        PromptSignals.SquareBracket | PromptSignals.CurlyBracket | PromptSignals.Tag | PromptSignals.ToDo)
{
    private const string Message = "Nobody filled this in, so the model gets it as it stands. Say what is meant.";

    public override void Check(ref PromptRuleContext context)
    {
        if (context.Profile.UnderstandsTemplates)
            return;
        var view = new TokenView(context.Text);
        var isJson = view.IsJson();
        bool? areEmphasis = null;
        for (var i = view.Next(0, PromptSignals.ToDo, PromptTokenKind.OpenBracket, PromptTokenKind.AngleTag); i < view.Count; i = view.Next(i + 1, PromptSignals.ToDo, PromptTokenKind.OpenBracket, PromptTokenKind.AngleTag))
        {
            var last = Read(view, i, isJson, ref areEmphasis);
            if (last < i)
                continue;
            context.Report(view.Span(i, last), Message);
            i = last;
        }
    }

    private static int Read(TokenView view, int index, bool isJson, ref bool? areEmphasis) => view.Tokens[index].Kind switch
    {
        PromptTokenKind.OpenBracket when !view.IsCharacter(index, '(') && !IsSeparator(view, index) && view.Tokens[index].Match > index && !IsLink(view, view.Tokens[index].Match) && Braces.IsGap(view, index, isJson, ref areEmphasis) => view.Tokens[index].Match,
        PromptTokenKind.AngleTag when Placeholders.IsPlaceholder(view.Text(index)) => index,
        PromptTokenKind.Word when view.Has(index, PromptSignals.ToDo) && view.IsUpper(index) && IsNote(view, index) => index,
        _ => -1,
    };

    // "[the city](https://…)" in Markdown.
    private static bool IsLink(TokenView view, int close) => view.IsCharacter(close, ']') && view.IsCharacter(close + 1, '(') && view.IsGlued(close + 1);

    // "[BREAK]" is another rule's.
    private static bool IsSeparator(TokenView view, int open) => view.Has(open + 1, PromptSignals.Separator) && view.Tokens[open].Match == open + 2;

    private static bool IsNote(TokenView view, int index) => view.Is(index, "todo") || view.Is(index, "tbd") || view.Is(index, "fixme") || view.Is(index, "placeholder");
}
