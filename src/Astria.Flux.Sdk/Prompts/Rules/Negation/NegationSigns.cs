using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Knows words that are meant to be drawn as letters although nobody put quotes around them: <c>a sign reading No Entry</c>, <c>a no parking sign</c>.</summary>
internal readonly ref struct NegationSigns
{
    // A sign's words are announced right before them: "a sign that reads No Entry".
    private const int AnnouncementReach = 3;

    // "WARNING: DO NOT ENTER", "Keep Out, No Trespassing": so many words of the sign may come before the one that negates.
    private const int LettersReach = 8;

    // "a no left turn sign": how far behind the cue the sign may stand.
    private const int SignReach = 4;

    private static readonly WordTable Signs = new("sign signs signage symbol symbols zone zones tape placard placards hanger sticker stickers icon icons notice");

    // What is forbidden on signs beside what ends in -ing.
    private static readonly WordTable Bans = new("entry exit access turn u-turn trespass pets dogs cameras bikes phones fires");

    private readonly TokenView _view;

    public NegationSigns(PromptText text) => _view = new(text);

    /// <summary>Whether the words from a cue on are what a sign says, or a title is.</summary>
    public bool IsSaid(int cue)
    {
        // "says no entry": right behind the verb, letter case tells nothing; but "reading without glasses" does not say it.
        var first = _view.Is(cue - 1, "do") || _view.Is(cue - 1, "must") ? cue - 1 : cue;
        var isSpoken = _view.Is(cue, "no") || _view.Is(cue, "not") || _view.Is(cue, "never") || _view.Is(cue, "don't") || _view.Is(cue, "dont");
        if (isSpoken && (RoleAt(first - 1) & (WordRole.Announces | WordRole.Names)) == WordRole.Announces && !_view.Is(first - 1, "text") && !_view.Is(first - 1, "sign"))
            return true;
        if (!_view.IsCapitalized(cue))
            return false;
        while (first > 0 && cue - first < LettersReach && IsLetters(first - 1))
            first--;
        for (var i = first - 1; i >= 0 && i >= first - AnnouncementReach; i--)
        {
            if ((RoleAt(i) & WordRole.Announces) != WordRole.None)
                return true;
            if (!_view.IsKind(i, PromptTokenKind.Word) && !(i == first - 1 && _view.IsKind(i, PromptTokenKind.Colon)))
                return false;
        }

        return false;
    }

    /// <summary>Whether the words from a cue on name a sign: a sign's words are meant to be seen.</summary>
    /// <param name="cue">The cue.</param>
    /// <param name="isCommand">Whether it is "do not" or "don't", which any verb can follow.</param>
    public bool IsSign(int cue, bool isCommand)
    {
        for (var i = cue + 2; i <= cue + SignReach && _view.IsKind(i, PromptTokenKind.Word) && _view.IsKind(i - 1, PromptTokenKind.Word); i++)
        {
            if (Signs.Contains(_view.Word(i)))
                return isCommand || NegationScope.IsParticiple(_view.Word(i - 1)) || Bans.Contains(_view.Word(i - 1));
        }

        return false;
    }

    // More of the same sign: words with capitals, and what may stand between them.
    private bool IsLetters(int index) => _view.IsCapitalized(index)
        ? (RoleAt(index) & WordRole.Announces) == WordRole.None
        : _view.Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Colon && _view.IsCapitalized(index - 1) && (RoleAt(index - 1) & WordRole.Announces) == WordRole.None;

    private WordRole RoleAt(int index) => NegationLexicon.RoleOf(_view.Word(index));
}
