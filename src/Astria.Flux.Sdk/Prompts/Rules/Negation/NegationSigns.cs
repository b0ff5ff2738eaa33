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

    // How far it may stand from an order that only signs give.
    private const int OrderReach = 7;

    private static readonly WordTable Signs = new("sign signs signage symbol symbols zone zones tape placard placards hanger sticker stickers icon icons notice neon");

    // What is forbidden on signs beside what ends in -ing.
    private static readonly WordTable Bans = new("entry exit access turn u-turn trespass pets dogs cameras bikes phones phone fires vacancy vacancies outlet");

    // What signs alone forbid with "no"; so a sign further off tells it too: "No entry beyond this point, metal sign".
    private static readonly WordTable Orders = new("entry admittance trespassing parking loitering littering smoking swimming diving fishing dumping soliciting hunting camping vacancy overtaking passing");

    // What is told to the one who draws, although it stands behind "text:" as a text would: "Text: do not render any letters".
    private static readonly WordTable Drawing = new("render draw include depict add generate change alter modify insert");

    // "the words never give up": behind these, letter case tells nothing about what is said.
    private static readonly WordTable Sayings = new("words phrase slogan motto message tagline mantra");

    // What carries letters, and little else.
    private static readonly WordTable Lettered = new("sign signs placard placards billboard billboards banner banners sticker stickers marquee plaque headline slogan tagline motto tattoo bubble");

    // How letters come onto a thing.
    private static readonly WordTable Engravings = new("engraved inscribed stamped printed embossed embroidered stenciled stencilled tattooed emblazoned painted scrawled etched");

    // "no visible text".
    private static readonly WordTable Modifiers = new("visible readable legible other extra additional any more added");

    private readonly TokenView _view;

    public NegationSigns(PromptText text) => _view = new(text);

    /// <summary>Whether the words from a cue on are what a sign says, or a title is.</summary>
    public bool IsSaid(int cue)
    {
        // "says no entry": right behind the verb, letter case tells nothing; but "reading without glasses" does not say it.
        var first = _view.Is(cue - 1, "do") || _view.Is(cue - 1, "must") ? cue - 1 : cue;
        var isSpoken = _view.Is(cue, "no") || _view.Is(cue, "not") || _view.Is(cue, "never") || _view.Is(cue, "don't") || _view.Is(cue, "dont");
        if (isSpoken && IsVerb(first - 1))
            return true;
        if (isSpoken && _view.Contains(Sayings, first - 1) && !_view.Is(cue + 1, "longer") && !(_view.Is(cue, "not") && IsReadable(cue + 1)))
            return true;
        // "says I can't even": what somebody says of themselves.
        if ((_view.Is(first - 1, "i") || _view.Is(first - 1, "we") || _view.Is(first - 1, "you")) && IsVerb(first - 2))
            return true;
        // "tape with do not cross on it": a verb in the place of a noun is letters.
        if (_view.Is(first - 1, "with") && (first < cue || _view.Is(cue, "don't")))
            return true;
        // "a bracelet engraved with never give up".
        if (isSpoken && _view.Is(first - 1, "with") && !_view.Is(cue, "no") && _view.Contains(Engravings, first - 2))
            return true;
        // "protest sign: no planet b": letter case tells nothing where a sign's words are announced by a colon.
        if (isSpoken && _view.IsKind(first - 1, PromptTokenKind.Colon) && _view.Contains(Lettered, first - 2) && !IsTold(cue))
            return true;
        if (_view.Is(cue, "no") && IsSaidOn(cue))
            return true;
        if (!_view.IsCapitalized(cue))
            return false;
        while (first > 0 && cue - first < LettersReach && IsLetters(first - 1))
            first--;
        // {"banner": "No Pressure"}
        if (_view.IsCharacter(first - 1, '"') && _view.IsKind(first - 2, PromptTokenKind.Colon) && IsLabel(first - 4))
            return !IsTold(cue);
        for (var i = first - 1; i >= 0 && i >= first - AnnouncementReach; i--)
        {
            if ((RoleAt(i) & WordRole.Announces) != WordRole.None)
                return !(IsNoun(i) && IsTold(cue));
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
            if (!isCommand && (RoleAt(i) & (WordRole.Preposition | WordRole.Determiner)) != WordRole.None)
                break;
            if (_view.Contains(Signs, i))
                return isCommand || IsBan(cue + 1) || IsBan(i - 1);
        }

        return _view.Is(cue, "no") && _view.Contains(Orders, cue + 1) && HasSignAround(cue);
    }

    // "reads", "says".
    private bool IsVerb(int index) => (RoleAt(index) & (WordRole.Announces | WordRole.Names)) == WordRole.Announces && !_view.Is(index, "text") && !_view.Is(index, "sign");

    // "saying no shoes no service": the second goes on with what the first says.
    private bool IsSaidOn(int cue)
    {
        for (var i = cue - 1; i >= cue - SignReach && _view.IsKind(i, PromptTokenKind.Word); i--)
        {
            if (_view.Is(i, "no") && IsVerb(i - 1))
                return true;
        }

        return false;
    }

    // "with the words not visible" tells of the words.
    private bool IsReadable(int index) => _view.Contains(Modifiers, index) || _view.Word(index).EndsWith("ed".AsSpan(), StringComparison.OrdinalIgnoreCase);

    private bool HasSignAround(int cue)
    {
        for (var i = cue - OrderReach; i <= cue + OrderReach; i++)
        {
            if (_view.Contains(Signs, i))
                return true;
        }

        return false;
    }

    private bool IsBan(int index) => NegationScope.IsParticiple(_view.Word(index)) || _view.Contains(Bans, index);

    // "text" and "caption" name what is drawn; "reads" can only say it.
    private bool IsNoun(int announcement) => IsLabel(announcement) || _view.Is(announcement, "text") || _view.Is(announcement, "sign");

    private bool IsLabel(int index) => (RoleAt(index) & WordRole.Names) != WordRole.None;

    // "no text", "do not render": what nobody puts on a sign.
    private bool IsTold(int cue)
    {
        if (!_view.Is(cue, "no"))
            return _view.Contains(Drawing, cue + 1) || _view.Contains(Drawing, cue + 2);
        var noun = cue + 1;
        while (_view.Contains(Modifiers, noun))
            noun++;
        return (RoleAt(noun) & (WordRole.Fault | WordRole.Announces)) != WordRole.None;
    }

    // More of the same sign: words with capitals, and what may stand between them.
    private bool IsLetters(int index) => _view.IsCapitalized(index)
        ? (RoleAt(index) & WordRole.Announces) == WordRole.None
        : _view.Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Colon && _view.IsCapitalized(index - 1) && (RoleAt(index - 1) & WordRole.Announces) == WordRole.None;

    private WordRole RoleAt(int index) => NegationLexicon.RoleAt(in _view, index);
}
