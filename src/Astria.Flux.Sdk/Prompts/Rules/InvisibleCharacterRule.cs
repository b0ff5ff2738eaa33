using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX703: characters nobody sees: zero-width marks, byte order marks, changes of direction, control characters.</summary>
internal sealed class InvisibleCharacterRule()
    : FluxRule("FLX703", "Invisible characters", PromptRuleCategory.Model, PromptSeverity.Warning, PromptSignals.ControlCharacter)
{
    public override void Check(ref PromptRuleContext context)
    {
        var text = context.Text.Characters;
        var tokens = context.Text.Tokens;
        var edits = new List<PromptEdit>();
        var token = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!CharacterClasses.IsInvisible(text[i]))
                continue;
            var end = i + 1;
            while (end < text.Length && CharacterClasses.IsInvisible(text[end]))
                end++;
            while (token < tokens.Length && tokens[token].End <= i)
                token++;
            // What is drawn as letters is left as it is, and so is an address.
            var isInside = token < tokens.Length && tokens[token].Start < i;
            // An address reads on to the next blank, whatever stands there.
            var isBehindAddress = token > 0 && tokens[token - 1].Kind == PromptTokenKind.Url && tokens[token - 1].End == i && end < text.Length && !CharacterClasses.IsBlank(text[end]);
            if (!isInside)
                edits.Add(new(PromptSpan.FromBounds(i, end), isBehindAddress || (text[i] < ' ' && KeepsApart(text, i, end)) ? " " : string.Empty));
            i = end - 1;
        }

        if (edits.Count == 0)
            return;
        var leavesSomething = tokens.Length > 0;
        context.Report(edits[0].Span, "Nobody sees this character, but the model reads it. Remove it.", leavesSomething ? new("Remove invisible characters", PromptFixKind.Safe, edits.ToArray()) : null);
    }

    // What it kept apart stays apart: words, a word that begins in a quote, an address and what follows it, a flag and whatever is before it.
    private static bool KeepsApart(ReadOnlySpan<char> text, int start, int end)
    {
        if (start == 0 || end == text.Length || CharacterClasses.IsBlank(text[start - 1]))
            return false;
        var next = end + 1 < text.Length && text[end] is '\'' or '"' ? end + 1 : end;
        return text.Slice(end).StartsWith("--".AsSpan()) || (CharacterClasses.IsWord(text[next]) && (CharacterClasses.IsWord(text[start - 1]) || text[start - 1] == '/'));
    }
}
