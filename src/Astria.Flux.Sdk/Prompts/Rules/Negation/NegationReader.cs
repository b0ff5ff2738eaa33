using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Reads the negation that begins at a word, if there is one: the cue, what defuses it, and what it takes with it.</summary>
internal readonly ref struct NegationReader
{
    // A sign's words are announced right before them: "a sign that reads No Entry".
    private const int AnnouncementReach = 3;

    // How far words of another language are looked for.
    private const int ForeignReach = 5;

    private readonly PromptText _text;
    private readonly ReadOnlySpan<PromptToken> _tokens;
    private readonly NegationScope _scope;

    public NegationReader(PromptText text)
    {
        _text = text;
        _tokens = text.Tokens;
        _scope = new NegationScope(text);
    }

    /// <summary>Reads the negation that begins at a word.</summary>
    /// <param name="index">The index of the word.</param>
    /// <param name="finding">The negation, when the answer is <see langword="true"/>.</param>
    public bool TryRead(int index, out NegationFinding finding)
    {
        finding = default;
        var word = _text[_tokens[index]];
        if (IsWithoutInShort(index))
            return Found(NegationCue.Without, index, index, _scope.Noun(index + 3), out finding);
        var cue = NegationLexicon.CueOf(word);
        if (cue == NegationCue.None || NegationIdioms.IsIdiom(_text, index) || NegationLexicon.Defuses(WordAt(index - 1), cue))
            return false;
        return cue switch
        {
            NegationCue.No => No(index, out finding),
            NegationCue.Without => !IsTitle(index) && !IsTitle(index - 1) && Found(cue, index, index, WithoutScope(index + 1), out finding),
            NegationCue.DevoidOf => DevoidOf(index, out finding),
            NegationCue.Not => Found(cue, index, IsSupport(index - 1) ? index - 1 : index, _scope.Verb(index + 1), out finding),
            NegationCue.Verb => Found(cue, index, index, _scope.Verb(index + 1), out finding),
            NegationCue.Pronoun => !IsName(index) && !IsValue(index) && Found(cue, index, index, index, out finding),
            NegationCue.Neither => Found(cue, index, index, _scope.Noun(index + 1), out finding),
            _ => IsInstruction(index) && Found(cue, index, index, WithoutScope(index + 1), out finding),
        };
    }

    private bool Found(NegationCue kind, int cue, int first, int last, out NegationFinding finding)
    {
        finding = new(kind, cue, first, last);
        return last != NegationScope.Nothing && !IsSign(cue, last);
    }

    // "a no parking sign", "a do not enter sign": what is said on it is meant to be seen.
    private bool IsSign(int cue, int last)
    {
        if (last - cue < 2 || !(Is(last, "sign") || Is(last, "signs") || Is(last, "symbol") || Is(last, "zone")))
            return false;
        var ban = WordAt(last - 1);
        return !Is(cue, "no") || NegationScope.IsParticiple(ban) || Is(last - 1, "entry") || Is(last - 1, "exit") || Is(last - 1, "access");
    }

    private bool No(int index, out NegationFinding finding)
    {
        finding = default;
        if (IsNumber(index + 1) || (KindAt(index + 1) == PromptTokenKind.Stop && IsNumber(index + 2)))
            return false;
        if (IsSaid(index) || IsTitle(index) || IsParticle(index) || IsForeign(index) || IsDoctor(index) || IsEither(index))
            return false;
        if (Is(index + 1, "one"))
            return Found(NegationCue.Pronoun, index, index, index + 1, out finding);
        return Is(index + 1, "longer")
            ? Found(NegationCue.Verb, index, index, _scope.Verb(index + 2), out finding)
            : Found(NegationCue.No, index, index, _scope.Noun(index + 1), out finding);
    }

    private bool DevoidOf(int index, out NegationFinding finding)
    {
        finding = default;
        if (!Is(index + 1, "of") && !Is(index + 1, "from"))
            return false;
        // "the void of space" names a thing; "for lack of space" gives a cause.
        var isNoun = Is(index, "void")
            && (IsRole(index - 1, WordRole.Determiner) || IsRole(index - 2, WordRole.Determiner | WordRole.Preposition));
        var isCause = Is(index, "lack") && IsRole(IsRole(index - 1, WordRole.Determiner) ? index - 2 : index - 1, WordRole.Preposition);
        return !isNoun && !isCause && Found(NegationCue.DevoidOf, index, index, _scope.Noun(index + 2), out finding);
    }

    private int WithoutScope(int first) => NegationScope.IsParticiple(WordAt(first)) ? _scope.Verb(first) : _scope.Noun(first);

    // "w/o", glued.
    private bool IsWithoutInShort(int index) =>
        _tokens[index].Length == 1 && Is(index, "w") && index + 2 < _tokens.Length && Is(index + 2, "o")
        && _text.Characters[_tokens[index].End] == '/' && _tokens[index + 2].Start == _tokens[index].End + 1;

    // "No Man's Land", "a poster of No Country": capitals on both, inside a clause.
    private bool IsTitle(int index) => index >= 0 && !IsClauseStart(index) && IsCapitalized(index) && IsCapitalized(index + 1);

    private bool IsSaid(int index)
    {
        if (!IsCapital(_tokens[index].Start))
            return false;
        for (var i = index - 1; i >= 0 && i >= index - AnnouncementReach && !IsBoundary(i); i--)
        {
            if (IsRole(i, WordRole.Announces))
                return true;
        }

        return KindAt(index - 1) == PromptTokenKind.Colon && IsRole(index - 2, WordRole.Announces);
    }

    // The Japanese particle stands in lower case between names: "Ni no Kuni".
    private bool IsParticle(int index) =>
        !IsCapital(_tokens[index].Start) && IsCapitalized(index - 1) && IsCapitalized(index + 1);

    // "rain or no rain".
    private bool IsEither(int index) =>
        Is(index - 1, "or") && WordAt(index - 2).Equals(WordAt(index + 1), StringComparison.OrdinalIgnoreCase);

    private bool IsDoctor(int index) =>
        KindAt(index - 1) == PromptTokenKind.Stop && IsCapitalized(index) && (Is(index - 2, "dr") || Is(index - 2, "mr"));

    // "Nobody" and "Nothing" with a capital inside a clause are names.
    private bool IsName(int index) => !IsClauseStart(index) && IsCapitalized(index);

    // "texture": "None".
    private bool IsValue(int index) => KindAt(index - 1) == PromptTokenKind.Punctuation && KindAt(index + 1) == PromptTokenKind.Punctuation;

    private bool IsInstruction(int index) => IsClauseStart(index) || Is(index - 1, "please");

    private bool IsClauseStart(int index) => index == 0 || IsBoundary(index - 1);

    private bool IsBoundary(int index) => KindAt(index) is not (PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted);

    // "no" is a word of Spanish, Portuguese and Italian too: one of theirs right beside it tells, or two nearby.
    private bool IsForeign(int index)
    {
        if (IsRole(index - 1, WordRole.Foreign) || IsRole(index + 1, WordRole.Foreign))
            return true;
        var found = 0;
        for (var i = index - ForeignReach; i <= index + ForeignReach; i++)
            found += IsRole(i, WordRole.Foreign) ? 1 : 0;
        return found > 1;
    }

    private bool IsSupport(int index) => IsRole(index, WordRole.Support);

    private bool IsNumber(int index) => KindAt(index) == PromptTokenKind.Number;

    private bool IsRole(int index, WordRole role) => (NegationLexicon.RoleOf(WordAt(index)) & role) != WordRole.None;

    private bool Is(int index, string word) => WordAt(index).Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase);

    // A capital and small letters: a word all in capitals says nothing about names.
    private bool IsCapitalized(int index)
    {
        var word = WordAt(index);
        return word.Length > 0 && char.IsUpper(word[0]) && (word.Length == 1 || char.IsLower(word[1]));
    }

    private bool IsCapital(int position) => char.IsUpper(_text.Characters[position]);

    private ReadOnlySpan<char> WordAt(int index) => KindAt(index) == PromptTokenKind.Word ? _text[_tokens[index]] : default;

    private PromptTokenKind? KindAt(int index) => index >= 0 && index < _tokens.Length ? _tokens[index].Kind : null;
}
