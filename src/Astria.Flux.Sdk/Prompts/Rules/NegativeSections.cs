using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Finds the section of a prompt that lists what is unwanted, <c>Negative prompt: …</c>.</summary>
internal static class NegativeSections
{
    private static readonly PhraseTable Headings = new(
        "negative prompt|negative prompts|negative|negatives|neg|uc|undesired content|undesired|unwanted|negative_prompt|negative_prompts|negativeprompt|neg prompt|negative keywords|exclusions");

    private static readonly PhraseTable InfoText = new("steps|size|sampler|seed|cfg scale|model hash");

    /// <summary>Finds the first such section.</summary>
    /// <param name="view">The tokens.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="first">The first token of its heading.</param>
    /// <param name="last">The last token of what it lists.</param>
    public static bool TryFind(TokenView view, int from, out int first, out int last)
    {
        for (first = view.Next(from, PromptSignals.NegativeSection); first < view.Count; first = view.Next(first + 1, PromptSignals.NegativeSection))
        {
            // "Negative prompt" is a heading wherever it stands; one word is one only where a heading can begin.
            var heading = Headings.Match(view, first);
            if (heading < 0 || (heading == first && !view.IsBoundary(first - 1) && !IsQuote(view, first - 1)))
                continue;
            var colon = IsQuote(view, heading + 1) ? heading + 2 : heading + 1;
            // "a negative: the film" has an article; a heading has none.
            if (!view.IsKind(colon, PromptTokenKind.Colon) || view.IsKind(colon + 1, PromptTokenKind.Number))
                continue;
            last = End(view, colon, isValue: colon > heading + 1);
            return true;
        }

        last = -1;
        return false;
    }

    private static int End(TokenView view, int colon, bool isValue)
    {
        var end = colon;
        var hasItem = false;
        for (var i = colon + 1; i < view.Count; i++)
        {
            if (view.Kind(i) == PromptTokenKind.LineBreak && hasItem)
                break;
            if (view.Has(i, PromptSignals.InfoText) && InfoText.Match(view, i) is >= 0 and var name && view.IsKind(name + 1, PromptTokenKind.Colon))
                break;
            // A value of JSON ends with its quote.
            if (isValue && hasItem && IsQuote(view, i))
                break;
            hasItem |= view.Kind(i) is PromptTokenKind.Word or PromptTokenKind.Quoted;
            end = i;
        }

        return end;
    }

    private static bool IsQuote(TokenView view, int index) => view.IsKind(index, PromptTokenKind.Punctuation) && view.IsCharacter(index, '"');
}
