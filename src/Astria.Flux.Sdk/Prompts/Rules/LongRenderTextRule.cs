using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX602: more letters in quotes than FLUX spells well: up to four words, about 40 characters.</summary>
internal sealed class LongRenderTextRule()
    : FluxRule("FLX602", "Long letters", PromptRuleCategory.RenderedText, PromptSeverity.Information, PromptSignals.Quoted)
{
    // Black Forest Labs' typography guide.
    private const int MostWords = 4;
    private const int MostCharacters = 40;

    // Five words of a letter each, blanks between them, and the quotes: what is shorter has four at most.
    private const int ShortestLong = 11;

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        for (var i = view.Next(0, PromptTokenKind.Quoted); i < view.Count; i = view.Next(i + 1, PromptTokenKind.Quoted))
        {
            var token = view.Tokens[i];
            if (token.Length < ShortestLong)
                continue;
            // One word may be as long as it likes.
            if (!HasMoreWords(context.Text[token], token.Length <= MostCharacters ? MostWords : 1))
                continue;
            if (context.IsExplaining)
                context.Report(token.Span, $"FLUX spells up to {MostWords} words well. Draw fewer letters, or set the text afterwards.");
            else
                context.Note(token.Span);
        }
    }

    private static bool HasMoreWords(ReadOnlySpan<char> text, int most)
    {
        var words = 0;
        var isIn = false;
        foreach (var character in text)
        {
            var isWord = CharacterClasses.IsWord(character);
            words += isWord && !isIn ? 1 : 0;
            if (words > most)
                return true;
            isIn = isWord || (isIn && character is '\'' or '\u2019' or '-');
        }

        return false;
    }
}
