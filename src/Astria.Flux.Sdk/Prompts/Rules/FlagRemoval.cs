using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Takes flags out of a prompt. Flags come from left to right.</summary>
internal ref struct FlagRemoval(TokenView view)
{
    private readonly TokenView _view = view;

    // The row of flags that was looked at last: what stands before it, and what stands behind.
    private int _before = -1;
    private int _next = -1;
    private bool? _leavesNothing;

    // How many of the row's flags were looked at, and whether the last one of those that stay reads on to the next flag.
    private int _read;
    private bool _readsOn;

    /// <summary>Whether the prompt holds nothing but flags.</summary>
    public bool LeavesNothing => _leavesNothing ??= HoldsNothing(_view);

    /// <summary>Takes some tokens out, with the separator that would stand twice, or at the beginning, or at the end; each of several flags takes its own part of the blanks.</summary>
    public PromptEdit Of(int first, int last)
    {
        if (last >= _next)
        {
            (_before, _next) = (first - 1, last + 1);
            while (_view.IsKind(_before, PromptTokenKind.Flag))
                _before--;
            while (_view.IsKind(_next, PromptTokenKind.Flag))
                _next++;
            (_read, _readsOn) = (_before + 1, false);
        }

        return Of(_view, first, last, _before, _next);
    }

    /// <summary>Whether what stands behind a flag would be read as part of another's value if the flag went: <c>--mask_prompt face --v 6 on a beach</c>. To be asked after
    /// <see cref="Of(int, int)"/>.</summary>
    public bool Joins(int first)
    {
        for (; _read < first; _read++)
        {
            var kind = new FlagText(_view.Text(_read)).Kind;
            if (kind is not (PromptFlagKind.ForeignValue or PromptFlagKind.ForeignList or PromptFlagKind.ForeignSwitch))
                _readsOn = kind is PromptFlagKind.AstriaText or PromptFlagKind.AstriaLegacyText;
        }

        return _readsOn && _view.Kind(_next) is not (null or PromptTokenKind.LineBreak);
    }

    private static PromptEdit Of(TokenView view, int first, int last, int before, int next)
    {
        var isLast = next == last + 1;
        var isBeginning = view.Kind(before) is null or PromptTokenKind.OpenBracket || (before == 0 && IsQuote(view, before));
        if (isBeginning && !IsEnd(view, next))
        {
            var behind = isLast && IsSeparator(view, next) ? next + 1 : last + 1;
            return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first].Start, behind < view.Count ? view.Tokens[behind].Start : view.Tokens[behind - 1].End));
        }

        // "(--ar 16:9)" holds nothing else.
        if (first == before + 1 && isLast && view.IsKind(before, PromptTokenKind.OpenBracket) && view.Tokens[before].Match == next)
            return PromptEdit.Remove(view.Cut(before, next));
        if (before < 0)
            return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[first].Start, isLast ? view.Tokens[last].End : view.Tokens[last + 1].Start));
        var isStop = view.IsKind(next, PromptTokenKind.Stop);
        var isComma = view.Kind(before) is PromptTokenKind.Comma or PromptTokenKind.Semicolon;
        var isDangling = isComma && before == first - 1 && before > 0 && (isStop || IsEnd(view, next));
        var isTwice = isLast && IsSeparator(view, before) && IsSeparator(view, next) && !(isComma && isStop);
        var end = view.Tokens[isTwice ? next : last].End;
        return PromptEdit.Remove(PromptSpan.FromBounds(view.Tokens[isDangling ? first - 2 : first - 1].End, end));
    }

    private static bool IsEnd(TokenView view, int index) =>
        view.Kind(index) is null or PromptTokenKind.CloseBracket or PromptTokenKind.LineBreak || (index == view.Count - 1 && (IsQuote(view, index) || view.IsKind(index, PromptTokenKind.Stop)));

    private static bool IsQuote(TokenView view, int index) => view.IsCharacter(index, '"') || view.IsCharacter(index, '\u201C') || view.IsCharacter(index, '\u201D');

    private static bool IsSeparator(TokenView view, int index) => view.Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop;

    private static bool HoldsNothing(TokenView view)
    {
        foreach (var token in view.Tokens)
        {
            if (token.SaysSomething)
                return false;
        }

        return true;
    }
}
