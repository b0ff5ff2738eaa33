using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>What a pair of brackets holds that is no weight: a gap to fill in, a choice, or an emphasized tag.</summary>
internal static class Braces
{
    // "{argument name=…}" and "[your product]" are short; a paragraph in brackets is no gap.
    private const int LongestGap = 6;

    private static readonly WordTable Openers = new("your insert enter add choose pick select describe argument my e.g specify the placeholder fill replace");

    private static readonly WordTable Slots = new(
        "subject subjects name names product products theme themes color colour colors colours style styles image images photo photos city country brand character characters animal "
        + "object objects place location scene text title topic person input item age gender outfit clothing pose emotion mood action setting environment background time season adjective "
        + "noun verb number year logo company headline slogan word words prompt description type material artist medium face hair event food drink sport car vehicle flower language quote message "
        + "art job business details lighting camera lens day attire accessory genre profession occupation hobby weather price url trigger");

    private static readonly WordTable Leaders = new("of a an the in with wearing by at on for from and as is into to like called named titled saying reading about holding featuring using");

    /// <summary>Whether a bracket belongs to a variable: <c>${name}</c>, <c>%{name}</c>.</summary>
    public static bool IsVariable(TokenView view, int open) => view.IsGlued(open) && (view.IsCharacter(open - 1, '$') || view.IsCharacter(open - 1, '%'));

    /// <summary>Whether a choice is written at the top level of a pair: <c>{a|b}</c>.</summary>
    public static bool HasChoice(TokenView view, int open)
    {
        var close = view.Tokens[open].Match;
        for (var i = open + 1; i < close; i++)
        {
            if (view.Kind(i) == PromptTokenKind.Punctuation && view.IsCharacter(i, '|'))
                return true;
            if (view.Kind(i) == PromptTokenKind.OpenBracket && view.Tokens[i].Match > i && view.Tokens[i].Match < close)
                i = view.Tokens[i].Match;
        }

        return false;
    }

    /// <summary>Whether a pair is a gap that somebody was to fill in.</summary>
    /// <param name="view">The prompt.</param>
    /// <param name="open">The index of the opening bracket.</param>
    /// <param name="isJson">Whether the prompt is JSON, in which brackets are no gaps.</param>
    /// <param name="areEmphasis">Whether braces are emphasis in this prompt, see <see cref="AreEmphasis"/>; found out when it is first asked.</param>
    public static bool IsGap(TokenView view, int open, bool isJson, ref bool? areEmphasis)
    {
        var close = view.Tokens[open].Match;
        if (close < open + 2 || view.Kind(open + 1) != PromptTokenKind.Word)
            return false;
        if (view.Is(open + 1, "argument") && HasSign(view, open, Math.Min(close, open + LongestGap), '='))
            return true;
        var words = close - open - 1;
        if (words > LongestGap || !OnlyWords(view, open, close))
            return false;
        if (words > 1 && view.Contains(Openers, open + 1) && !(view.Is(open + 1, "the") && (areEmphasis ??= AreEmphasis(view))))
            return true;
        if (isJson)
            return false;
        var isCurly = view.IsCharacter(open, '{');
        // Templates have one brace or two; three are emphasis.
        if (isCurly && view.IsCharacter(open - 1, '{') && view.IsCharacter(open - 2, '{'))
            return false;
        if (!view.IsCharacter(open, '(') && IsShouted(view, open, close))
            return true;
        if (isCurly && (areEmphasis ??= AreEmphasis(view)))
            return false;
        if (words > 1 && !view.IsCharacter(open, '(') && OnlySlots(view, open, close))
            return true;
        var isSlot = Slots.Contains(WithoutDigits(view.Word(close - 1)));
        var isInSentence = view.Contains(Leaders, open - 1);
        return isCurly
            ? view.Word(open + 1).IndexOf('_') > 0 || isInSentence || (isSlot && words <= 2)
            : isSlot && (words == 1 || isInSentence) && !IsSegment(view, open, close, words);
    }

    /// <summary>Whether the braces of a prompt raise the weight of tags, <c>{{long hair}}, {night}</c>, rather than wait for words, <c>{animal} in {place}</c>.</summary>
    /// <remarks>Each pair has a vote; a prompt is written in one manner.</remarks>
    public static bool AreEmphasis(TokenView view)
    {
        var votes = 0;
        bool isOne = false, isTwo = false;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket))
        {
            if (!view.IsCharacter(i, '{'))
                continue;
            var first = i;
            while (view.IsCharacter(i + 1, '{'))
                i++;
            if (view.Tokens[i].Match < i + 2 || view.Kind(i + 1) != PromptTokenKind.Word)
                continue;
            isOne |= i == first;
            isTwo |= i == first + 1;
            // Templates have one brace everywhere or two everywhere.
            if (i > first + 1 || (isOne && isTwo))
                return true;
            votes += Vote(view, first, i);
        }

        return votes > 0;
    }

    private static int Vote(TokenView view, int first, int open)
    {
        var close = view.Tokens[open].Match;
        if (close - open - 1 > LongestGap || !OnlyWords(view, open, close))
            return 0;
        if (OnlySlots(view, open, close) || IsShouted(view, open, close) || (view.Contains(Openers, open + 1) && !view.Is(open + 1, "the")))
            return -1;
        if (close == open + 2 && view.Word(open + 1).IndexOf('_') > 0 && Slots.Contains(WithoutDigits(view.Word(open + 1))))
            return 0;
        var end = view.Tokens[first].Match > close ? view.Tokens[first].Match : close;
        return StandsAlone(view, first, end) ? 1 : 0;
    }

    /// <summary>Whether nothing but a separator, a bracket or an end is on both sides.</summary>
    public static bool StandsAlone(TokenView view, int open, int close) =>
        (view.IsBoundary(open - 1) || view.Kind(open - 1) == PromptTokenKind.NetworkTag) && view.IsBoundary(close + 1);

    // A lower-case tag that is a whole segment, "[text]," in a list, is emphasis turned down.
    private static bool IsSegment(TokenView view, int open, int close, int words) =>
        words == 1 && StandsAlone(view, open, close) && !view.IsCapitalized(open + 1) && !IsSlotWithNumber(view, open);

    private static bool IsSlotWithNumber(TokenView view, int open)
    {
        var word = view.Word(open + 1);
        return word.Length > 0 && CharacterClasses.IsDigit(word[word.Length - 1]);
    }

    private static ReadOnlySpan<char> WithoutDigits(ReadOnlySpan<char> word)
    {
        while (word.Length > 0 && (CharacterClasses.IsDigit(word[word.Length - 1]) || word[word.Length - 1] == '_'))
            word = word.Slice(0, word.Length - 1);
        var underscore = word.LastIndexOf('_');
        return underscore < 0 ? word : word.Slice(underscore + 1);
    }

    // "subject", "brand name", "color 2", "character A", "time of day", "pose/action".
    private static bool OnlySlots(TokenView view, int open, int close)
    {
        for (var i = open + 1; i < close; i++)
        {
            var isSlot = Slots.Contains(WithoutDigits(view.Word(i)));
            var isJoint = i > open + 1 && i < close - 1 && (view.IsCharacter(i, '/') || view.Is(i, "of"));
            var isNumber = i > open + 1 && i == close - 1 && (view.Kind(i) == PromptTokenKind.Number || view.Word(i).Length == 1);
            if (!isSlot && !isJoint && !isNumber)
                return false;
        }

        return true;
    }

    private static bool IsShouted(TokenView view, int open, int close)
    {
        for (var i = open + 1; i < close; i++)
        {
            if (!view.IsCharacter(i, '/') && (!view.IsUpper(i) || view.Word(i).Length < 3))
                return false;
        }

        return true;
    }

    private static bool OnlyWords(TokenView view, int open, int close)
    {
        for (var i = open + 1; i < close; i++)
        {
            if (view.Kind(i) is not (PromptTokenKind.Word or PromptTokenKind.Number) && !view.IsCharacter(i, '/'))
                return false;
        }

        return true;
    }

    /// <summary>Whether a line of a program is in a pair: <c>{ return x; }</c>, <c>{name: "Ada"}</c>, <c>\frac{a}{b}</c>.</summary>
    public static bool HoldsCode(TokenView view, int open)
    {
        var close = view.Tokens[open].Match;
        var hasWord = false;
        for (var i = open + 1; i < close; i++)
        {
            var kind = view.Kind(i);
            if (kind == PromptTokenKind.Semicolon || (kind == PromptTokenKind.Colon && view.Kind(i + 1) is PromptTokenKind.Quoted or PromptTokenKind.Number && (!view.IsGlued(i + 1) || view.IsKind(i + 1, PromptTokenKind.Quoted))))
                return true;
            hasWord |= kind == PromptTokenKind.Quoted || (kind == PromptTokenKind.Word && (view.Tokens[i].Length > 1 || view.Word(i)[0] > 'z'));
            if (kind == PromptTokenKind.OpenBracket && view.Tokens[i].Match > i && view.Tokens[i].Match < close)
            {
                hasWord = true;
                i = view.Tokens[i].Match;
            }
        }

        return !hasWord;
    }

    private static bool HasSign(TokenView view, int first, int end, char sign)
    {
        for (var i = first; i < end; i++)
        {
            if (view.IsCharacter(i, sign))
                return true;
        }

        return false;
    }
}
