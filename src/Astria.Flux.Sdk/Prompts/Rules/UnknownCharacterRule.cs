using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX702: characters that T5's vocabulary lacks: <c>~ ^ \ `</c>, <c>&lt;</c> and braces that mean nothing else, emoji, and scripts such as Chinese. They become "unknown".</summary>
/// <remarks>Source: the 32,000 pieces of T5's public sentencepiece model. None of them holds <c>{ } ~ ^ \ &lt;</c> or <c>`</c>; <c>| _ [ ] &gt;</c> are pieces.</remarks>
internal sealed class UnknownCharacterRule()
    : FluxRule("FLX702", "Characters unknown to T5", PromptRuleCategory.Model, PromptSeverity.Information, PromptSignals.RareCharacter | PromptSignals.CurlyBracket | PromptSignals.Angle)
{
    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (Signs(ref context, view) is { } signs)
        {
            // Two findings at most: what can go without a thought, and what may have been part of something.
            ReportSigns(ref context, view, signs, isSound: true);
            ReportSigns(ref context, view, signs, isSound: false);
        }

        ReportScript(ref context, view);
    }

    // None for none: a clean prompt costs no memory.
    private static List<int>? Signs(ref PromptRuleContext context, scoped TokenView view)
    {
        var signs = context.Profile.UnderstandsWeights || context.Profile.UnderstandsTemplates || !view.Has(PromptSignals.CurlyBracket) ? null : LeftBraces.In(context.Text);
        // Of the others, "<" is an angle, and the rest are rare.
        if (view.Has(PromptSignals.RareCharacter | PromptSignals.Angle))
            AddRare(ref signs, ref context, view);
        // A pair of braces is found with its first.
        signs?.Sort();
        return signs;
    }

    private static void AddRare(ref List<int>? signs, ref PromptRuleContext context, scoped TokenView view)
    {
        var characters = context.Text.Characters;
        for (var i = view.Next(0, PromptTokenKind.Punctuation); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Punctuation))
        {
            if (view.Tokens[i].Length != 1)
                continue;
            // "<lora:12:0.8" is a network's tag, and another rule's.
            var isTag = view.IsCharacter(i, '<') && context.Profile.UnderstandsNetworkTags && NetworkTags.IsName(view.Word(i + 1));
            if (characters[view.Tokens[i].Start] is '~' or '^' or '\\' or '`' or '<' && !isTag)
                (signs ??= []).Add(i);
        }
    }

    private static void ReportSigns(ref PromptRuleContext context, scoped TokenView view, List<int> signs, bool isSound)
    {
        var first = -1;
        CharacterRemoval removal = new();
        foreach (var sign in signs)
        {
            if (IsSound(context.Text.Characters, view.Tokens[sign]) != isSound)
                continue;
            first = first < 0 ? sign : first;
            if (context.IsExplaining)
                removal.Add(context.Text.Characters, view.Tokens[sign].Span);
        }

        if (first < 0)
            return;
        var span = view.Tokens[first].Span;
        if (!context.IsExplaining)
        {
            context.Note(span);
            return;
        }

        context.Report(
            span,
            $"FLUX's text encoder does not know '{context.Text[span].ToString()}': it becomes \"unknown\". Leave it out.",
            HoldsWord(view) ? new("Remove the unknown signs", isSound ? PromptFixKind.Safe : PromptFixKind.Suggestion, removal.Edits) : null);
    }

    // "x^2", "C:\bin", "^_^", "<3" say something by the sign; "~300", "a `cat`" don't.
    private static bool IsSound(ReadOnlySpan<char> text, PromptToken sign)
    {
        if (sign.Kind != PromptTokenKind.Punctuation && sign.Match != PromptToken.Unmatched)
            return true;
        var before = sign.Start > 0 ? text[sign.Start - 1] : ' ';
        var behind = sign.End < text.Length ? text[sign.End] : ' ';
        var isInside = CharacterClasses.IsWord(before) && CharacterClasses.IsWord(behind);
        return !isInside && IsPlain(before) && IsPlain(behind) && !(text[sign.Start] == '<' && CharacterClasses.IsDigit(behind));
    }

    private static bool IsPlain(char character) =>
        CharacterClasses.IsBlank(character) || CharacterClasses.Of(character) is CharacterClass.Letter or CharacterClass.Digit or CharacterClass.Comma or CharacterClass.Stop;

    private static void ReportScript(ref PromptRuleContext context, scoped TokenView view)
    {
        if (!view.Has(PromptSignals.RareCharacter))
            return;
        var first = -1;
        var hasOther = false;
        CharacterRemoval? removal = null;
        for (var i = 0; i < view.Count; i++)
        {
            var token = view.Tokens[i];
            if (token.Kind is not (PromptTokenKind.Word or PromptTokenKind.Punctuation))
                continue;
            var isRare = false;
            for (var at = token.Start; at < token.End; at++)
            {
                var from = at;
                while (at < token.End && CharacterClasses.IsRare(context.Text.Characters[at]))
                    at++;
                isRare |= at > from;
                hasOther |= at < token.End && token.Kind == PromptTokenKind.Word;
                if (at > from && context.IsExplaining)
                    (removal ??= new()).Add(context.Text.Characters, PromptSpan.FromBounds(from, at));
            }

            first = first < 0 && isRare ? i : first;
            // The repair needs them all.
            if (isRare && !context.IsExplaining)
                break;
        }

        if (first >= 0)
        {
            context.Report(
                view.Tokens[first].Span,
                "FLUX's text encoder does not know these characters. Write it in English words.",
                hasOther && removal is not null ? new("Leave them out", PromptFixKind.Suggestion, removal.Edits) : null);
        }
    }

    // A word that no other repair takes away with a section of negatives, or as "BREAK".
    private static bool HoldsWord(TokenView view)
    {
        var end = view.Has(PromptSignals.NegativeSection) && NegativeSections.TryFind(view, 0, out var section, out _) ? section : view.Count;
        for (var i = 0; i < end; i++)
        {
            if (view.Tokens[i].SaysSomething && !view.Has(i, PromptSignals.Separator))
                return true;
        }

        return false;
    }
}
