using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Reads two colons in a row, which two tools use in two ways: a number before them (NovelAI), or behind them (Midjourney).</summary>
internal static class DoubleColons
{
    public static bool IsAt(TokenView view, int index) =>
        view.IsKind(index, PromptTokenKind.Colon) && view.IsKind(index + 1, PromptTokenKind.Colon) && view.IsGlued(index + 1);

    /// <summary>Whether a token is the number of <c>1.5::</c>.</summary>
    public static bool IsOpening(TokenView view, int index) =>
        view.IsKind(index, PromptTokenKind.Number) && view.IsGlued(index + 1) && IsAt(view, index + 1)
        && !(view.IsKind(index - 1, PromptTokenKind.Colon) && view.IsGlued(index)) && !double.IsNaN(WeightNumber.Parse(view.Text(index)));

    /// <summary>The first colon of the pair that closes what a number opened; -1 when the next number comes first, or the end.</summary>
    public static int Closing(TokenView view, int number)
    {
        for (var i = number + 3; i < view.Count; i++)
        {
            if (IsOpening(view, i))
                return -1;
            if (IsAt(view, i))
                return i;
        }

        return -1;
    }

    public static PromptEdit RemoveClosing(TokenView view, int colon)
    {
        var isGluedBehind = colon + 2 < view.Count && view.IsGlued(colon + 2) && view.Kind(colon + 2) is PromptTokenKind.Word or PromptTokenKind.Number;
        return new(PromptSpan.FromBounds(view.Tokens[colon - 1].End, view.Tokens[colon + 1].End), isGluedBehind ? " " : string.Empty);
    }
}
