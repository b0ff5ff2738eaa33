using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>FLX116: wildcards and choices that nothing filled in, <c>__animal__</c>, <c>{red|blue}</c>, <c>${colour}</c>.</summary>
internal sealed class WildcardRule()
    : FluxRule("FLX116", "Unresolved wildcards", PromptRuleCategory.ForeignSyntax, PromptSeverity.Error, PromptSignals.Underscore | PromptSignals.CurlyBracket)
{
    private const int LongestWildcard = 12;

    // Words of programs, which are drawn on screens.
    private static readonly PhraseTable Dunders = new("__init__|__main__|__name__|__file__|__all__|__str__|__repr__|__call__|__new__|__dict__|__class__|__doc__|__enter__|__exit__|__iter__|__next__|__len__|__eq__|__hash__|__getitem__|__setitem__|__slots__|__version__|__author__");

    public override void Check(ref PromptRuleContext context)
    {
        var view = new TokenView(context.Text);
        if (context.Profile.UnderstandsTemplates || view.IsJson())
            return;
        for (var i = view.Next(0, PromptSignals.Underscore, PromptTokenKind.OpenBracket); i < view.Count; i = view.Next(i + 1, PromptSignals.Underscore, PromptTokenKind.OpenBracket))
        {
            var last = view.Kind(i) switch
            {
                PromptTokenKind.Word => Wildcard(view, i),
                PromptTokenKind.OpenBracket when view.IsCharacter(i, '{') => Choice(view, i),
                _ => -1,
            };
            if (last < i)
                continue;
            var first = view.Kind(i) == PromptTokenKind.OpenBracket && Braces.IsVariable(view, i) ? i - 1 : i;
            context.Report(view.Span(first, last), "Nothing filled this in, so the model gets it as it stands. Choose one.");
            i = last;
        }
    }

    private static int Choice(TokenView view, int open)
    {
        var close = view.Tokens[open].Match;
        return close > open + 1 && (Braces.IsVariable(view, open) || Braces.HasChoice(view, open)) ? close : -1;
    }

    // From two underscores to two underscores, without a blank between.
    private static int Wildcard(TokenView view, int first)
    {
        var word = view.Word(first);
        if (!word.StartsWith("__".AsSpan(), StringComparison.Ordinal))
            return -1;
        if (word.Length > 4 && IsClosing(word))
            return Dunders.Match(view, first) == first ? -1 : first;
        for (var i = first + 1; i < view.Count && i < first + LongestWildcard && view.IsGlued(i); i++)
        {
            if (IsClosing(view.Word(i)))
                return i;
        }

        return -1;
    }

    private static bool IsClosing(ReadOnlySpan<char> word) => word.Length > 1 && word.EndsWith("__".AsSpan(), StringComparison.Ordinal);
}
