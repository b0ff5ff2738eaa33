using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Takes the blanks along that cuts would leave at the beginning or the end of a prompt.</summary>
internal static class CutEnds
{
    /// <summary>Widens cuts, which are in order and don't overlap, where nothing but blanks is left before or behind them.</summary>
    public static void Trim(ReadOnlySpan<char> text, Span<PromptSpan> cuts)
    {
        var end = text.Length;
        for (var i = cuts.Length - 1; i >= 0 && cuts[i].Length > 0 && IsBlank(text.Slice(cuts[i].End, end - cuts[i].End)); i--)
        {
            var least = i > 0 ? cuts[i - 1].End : 0;
            end = cuts[i].Start;
            while (end > least && CharacterClasses.IsBlank(text[end - 1]))
                end--;
            cuts[i] = PromptSpan.FromBounds(end, cuts[i].End);
        }

        var start = 0;
        for (var i = 0; i < cuts.Length && cuts[i].Length > 0 && IsBlank(text.Slice(start, cuts[i].Start - start)); i++)
        {
            var most = i + 1 < cuts.Length && cuts[i + 1].Length > 0 ? cuts[i + 1].Start : text.Length;
            start = cuts[i].End;
            while (start < most && CharacterClasses.IsBlank(text[start]))
                start++;
            cuts[i] = PromptSpan.FromBounds(cuts[i].Start, start);
        }
    }

    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!CharacterClasses.IsBlank(character))
                return false;
        }

        return true;
    }
}
