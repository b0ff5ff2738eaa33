using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Finds braces that are nothing to any other rule: neither emphasis nor a weight, a choice, a gap or a notation.</summary>
internal static class LeftBraces
{
    /// <summary>The indices of the braces, not in order; <see langword="null"/> for none.</summary>
    public static List<int>? In(PromptText text)
    {
        List<int>? braces = null;
        var view = new TokenView(text);
        if (view.IsJson())
            return braces;
        bool? areEmphasis = null;
        var nextWord = 0;
        for (var i = view.Next(0, PromptTokenKind.OpenBracket, PromptTokenKind.CloseBracket); i < view.Count; i = view.Next(i + 1, PromptTokenKind.OpenBracket, PromptTokenKind.CloseBracket))
        {
            if (view.IsCharacter(i, '}') && view.Tokens[i].Match == PromptToken.Unmatched)
                (braces ??= []).Add(i);
            if (!view.IsCharacter(i, '{'))
                continue;
            var run = BracketRun.Read(text, i, ref nextWord);
            bool? isKnown = run.IsWeighted ? true : null;
            for (var first = i; i < run.Next; i++)
            {
                if (isKnown != true && IsLeft(view, i, ref areEmphasis) && !(isKnown ??= CurlyEmphasisRule.IsEmphasis(view, first, run, ref areEmphasis)))
                    Add(braces ??= [], i, view.Tokens[i].Match);
            }

            i = run.Next - 1;
        }

        return braces;
    }

    private static void Add(List<int> braces, int open, int close)
    {
        braces.Add(open);
        if (close != PromptToken.Unmatched)
            braces.Add(close);
    }

    private static bool IsLeft(TokenView view, int open, ref bool? areEmphasis)
    {
        if (view.Tokens[open].Match == PromptToken.Unmatched)
            return true;
        return !Braces.IsVariable(view, open) && !HoldsQuoted(view, open) && !Braces.HasChoice(view, open) && !Braces.IsGap(view, open, isJson: false, ref areEmphasis);
    }

    // "{"scene": …}" in the middle of a prompt, and what lies about such a pair.
    private static bool HoldsQuoted(TokenView view, int open)
    {
        for (var i = open + 1; i < view.Tokens[open].Match; i++)
        {
            if (view.Kind(i) == PromptTokenKind.Quoted)
                return true;
            if (view.Kind(i) == PromptTokenKind.OpenBracket && view.Tokens[i].Match > i && view.Tokens[i].Match < view.Tokens[open].Match)
                i = view.Tokens[i].Match;
        }

        return false;
    }
}
