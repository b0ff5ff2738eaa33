using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Reads the negation that begins at a word, if there is one: the cue, what defuses it, and what it takes with it.</summary>
internal readonly ref struct NegationReader
{
    private readonly PromptText _text;
    private readonly TokenView _view;
    private readonly NegationScope _scope;
    private readonly NegationSigns _signs;
    private readonly OtherLanguages _languages;
    private readonly NegationNames _names;

    public NegationReader(PromptText text)
    {
        _text = text;
        _view = new TokenView(text);
        _scope = new NegationScope(text);
        _signs = new NegationSigns(text);
        _languages = new OtherLanguages(text);
        _names = new NegationNames(text);
    }

    /// <summary>Reads the negation that begins at a word.</summary>
    /// <param name="index">The index of the word.</param>
    /// <param name="finding">The negation, when the answer is <see langword="true"/>.</param>
    public bool TryRead(int index, out NegationFinding finding)
    {
        finding = default;
        if (IsWithoutInShort(index))
            return Found(NegationCue.Without, index, index, _scope.Noun(index + 3), out finding);
        var cue = NegationLexicon.CueAt(in _view, index);
        if (cue == NegationCue.None || NegationIdioms.IsIdiom(_view, index) || NegationLexicon.Defuses(in _view, index - 1, cue) || _signs.IsSaid(index))
            return false;
        if (_names.IsTitle(index) && cue is not (NegationCue.Pronoun or NegationCue.Instruction or NegationCue.Gerund))
            return false;
        if (IsHeading(index, cue))
            return Found(NegationCue.Instruction, index, index, _scope.Items(index + 2), out finding);
        return cue switch
        {
            NegationCue.No => No(index, out finding),
            NegationCue.Without => Without(index, out finding),
            NegationCue.DevoidOf => DevoidOf(index, out finding),
            NegationCue.Not => Not(index, out finding),
            NegationCue.Verb => Verb(index, out finding),
            NegationCue.Pronoun => !_names.IsName(index) && !_names.IsDoctor(index) && !IsValue(index) && !NegationIdioms.IsUnsurpassed(in _view, index + 1) && Found(cue, index, index, index, out finding),
            NegationCue.Neither => Neither(index, out finding),
            NegationCue.Absent => Absent(index, out finding),
            NegationCue.Refrain when Is(index, "leave") => Is(index + 1, "out") && IsInstruction(index, NegationCue.Instruction) && Found(NegationCue.Instruction, index, index, _scope.Noun(index + 2), out finding),
            NegationCue.Refrain => Is(index + 1, "from") && Found(NegationCue.Instruction, index, index, WithoutScope(index + 2), out finding),
            _ => IsInstruction(index, cue) && Found(NegationCue.Instruction, index, index, WithoutScope(index + 1), out finding),
        };
    }

    private bool Found(NegationCue kind, int cue, int first, int last, out NegationFinding finding)
    {
        finding = new(kind, cue, first, last);
        var isCommand = kind == NegationCue.Not ? first < cue : kind == NegationCue.Verb && (Is(cue, "don't") || Is(cue, "dont"));
        return last != NegationScope.Nothing && !(kind is NegationCue.No or NegationCue.Not or NegationCue.Verb && _signs.IsSign(cue, isCommand));
    }

    private bool No(int index, out NegationFinding finding)
    {
        finding = default;
        if (IsNumber(index + 1) || (_view.Kind(index + 1) == PromptTokenKind.Stop && IsNumber(index + 2)))
            return false;
        // "no bigger than a coin" is a measure.
        if (Is(index + 2, "than") && NegationLexicon.IsComparative(in _view, index + 1))
            return false;
        if (_languages.IsParticle(index) || _languages.IsForeign(index) || _names.IsDoctor(index) || IsEither(index) || IsAffirmed(index))
            return false;
        if (Is(index + 1, "one"))
            return !NegationIdioms.IsUnsurpassed(in _view, index + 2) && Found(NegationCue.Pronoun, index, index, index + 1, out finding);
        return Is(index + 1, "longer")
            ? Found(NegationCue.Verb, index, index, Math.Max(index + 1, _scope.Verb(index + 2)), out finding)
            : Found(NegationCue.No, index, index, _scope.Noun(IsPrefix(index + 1) ? index + 2 : index + 1), out finding);
    }

    private bool Neither(int index, out NegationFinding finding)
    {
        finding = default;
        // "nor" goes on with what "neither" began; on its own it does only where a sentence begins.
        if (Is(index, "nor") && _view.Kind(index - 1) is not (null or PromptTokenKind.Stop or PromptTokenKind.Semicolon or PromptTokenKind.LineBreak))
            return false;
        var last = IsRole(index + 1, WordRole.Auxiliary) ? _scope.Verb(index + 1) : _scope.Noun(Is(index + 1, "of") ? index + 2 : index + 1);
        return Found(NegationCue.Neither, index, index, last, out finding);
    }

    private bool Without(int index, out NegationFinding finding)
    {
        finding = default;
        // "Rebel Without A Cause"; "with or without milk"; "Comic Sans".
        if (_names.IsTitle(index - 1) || (Is(index - 1, "or") && Is(index - 2, "with")) || (Is(index, "sans") && (_languages.IsForeign(index) || _names.IsTypeface(index))))
            return false;
        // "two with collars and one without".
        var last = IsClauseEnd(index) && Is(index, "without") && !IsClauseStart(index) && !Is(index - 1, "do") && !Is(index - 1, "doing")
            ? index
            : WithoutScope(index + 1);
        // "without so much as a chair".
        if (Is(index + 1, "so") && Is(index + 2, "much") && Is(index + 3, "as"))
            last = _scope.Noun(index + 4);
        // "lacking in colour".
        if (Is(index, "lacking") && Is(index + 1, "in"))
            last = _scope.Noun(index + 2);
        return Found(NegationCue.Without, index, index, last, out finding);
    }

    private bool Not(int index, out NegationFinding finding)
    {
        finding = default;
        if (NegationIdioms.IsUnsurpassed(in _view, index + 1) && (Is(index - 1, "could") || Is(index - 1, "can")))
            return false;
        var first = IsSupport(index - 1) ? index - 1 : index;
        return Found(NegationCue.Not, index, first, IsEllipsis(index) ? index : _scope.Verb(index + 1), out finding);
    }

    private bool Verb(int index, out NegationFinding finding)
    {
        finding = default;
        if (NegationIdioms.IsUnsurpassed(in _view, index + 1) && (Is(index, "couldn't") || Is(index, "can't") || Is(index, "cannot") || Is(index, "never")))
            return false;
        // "the cant of a roof" is a noun.
        if (Is(index, "cant") && (IsRole(index - 1, WordRole.Determiner) || Is(index + 1, "of")))
            return false;
        var isEllipsis = !Is(index, "never") && !Is(index, "lacks") && !Is(index, "lacked") && IsEllipsis(index);
        return Found(NegationCue.Verb, index, index, isEllipsis ? index : _scope.Verb(index + 1), out finding);
    }

    // What is not there stands before the cue: "the actors are absent", "nowhere to be seen", "missing from the shelf".
    private bool Absent(int index, out NegationFinding finding)
    {
        finding = default;
        // "a square absent of people", "absent any wind".
        if (Is(index, "absent") && (Is(index + 1, "of") || Is(index + 1, "any")))
            return Found(Is(index + 1, "of") ? NegationCue.DevoidOf : NegationCue.Without, index, index, _scope.Noun(Is(index + 1, "of") ? index + 2 : index + 1), out finding);
        var isAuxiliary = IsRole(index - 1, WordRole.Auxiliary) || (IsAdverb(index - 1) && IsRole(index - 2, WordRole.Auxiliary));
        var last = index;
        if (Is(index, "nowhere"))
        {
            if (Is(index + 1, "in") && Is(index + 2, "sight"))
                last = index + 2;
            else if (Is(index + 1, "to") && Is(index + 2, "be"))
                last = index + 3;
            else
                return false;
        }
        else if (Is(index, "omitted") || Is(index, "excluded") || Is(index, "avoided"))
        {
            // "text must be avoided", "the background is omitted", "with the frame omitted"; but "a puddle is avoided by the runner".
            if (!(Is(index - 1, "be") || (Is(index, "omitted") && (isAuxiliary || (IsClauseEnd(index) && !IsClauseStart(index))))))
                return false;
        }
        else if (Is(index + 1, "from"))
        {
            last = _scope.Noun(index + 2);
        }
        else if (Is(index, "missing") || (!isAuxiliary && !IsClauseEnd(index)) || IsClauseStart(index))
        {
            return false;
        }

        return Found(NegationCue.Absent, index, _scope.Subject(index), Math.Min(last, _view.Count - 1), out finding);
    }

    private bool DevoidOf(int index, out NegationFinding finding)
    {
        finding = default;
        // "soldiers who lack helmets".
        if (Is(index, "lack") && !IsClauseStart(index) && !IsRole(index - 1, WordRole.Determiner) && !IsRole(index + 1, WordRole.Preposition))
            return Found(NegationCue.Verb, index, index, _scope.Noun(index + 1), out finding);
        if (!Is(index + 1, "of") && !Is(index + 1, "from"))
            return false;
        if (IsDeparture(index))
            return false;
        // "the void of space" names a thing; "for lack of space" gives a cause.
        var isNoun = Is(index, "void") && (IsRole(index - 1, WordRole.Determiner) || IsRole(index + 2, WordRole.Vast) || IsRole(index + 3, WordRole.Vast));
        var isCause = Is(index, "lack") && IsRole(IsRole(index - 1, WordRole.Determiner) ? index - 2 : index - 1, WordRole.Preposition);
        return !isNoun && !isCause && Found(NegationCue.DevoidOf, index, index, _scope.Noun(index + 2), out finding);
    }

    // "breaks free from", "sets them free of".
    private bool IsDeparture(int index) => (Is(index, "free") || Is(index, "clear"))
        && NegationLexicon.IsDeparture(in _view, IsRole(index - 1, WordRole.TailEnd) ? index - 2 : index - 1);

    private int WithoutScope(int first) => NegationScope.IsParticiple(_view.Word(first)) ? _scope.Verb(first) : _scope.Noun(first);

    // "w/o", glued.
    private bool IsWithoutInShort(int index) =>
        _view.Tokens[index].Length == 1 && Is(index, "w") && index + 2 < _view.Count && (Is(index + 2, "o") || Is(index + 2, "out"))
        && _text.Characters[_view.Tokens[index].End] == '/' && _view.Tokens[index + 2].Start == _view.Tokens[index].End + 1;

    // "rain or no rain", "yes and no", "yes/no".
    private bool IsEither(int index) =>
        (Is(index - 1, "or") && _view.Word(index - 2).Equals(_view.Word(index + 1), StringComparison.OrdinalIgnoreCase))
        || (Is(index - 2, "yes") && (Is(index - 1, "or") || Is(index - 1, "and") || _view.Kind(index - 1) == PromptTokenKind.Punctuation));

    // "leave no trace", but "leave no gaps"; "a fencer of no small skill".
    private bool IsAffirmed(int index) => (Is(index + 1, "trace") && (Is(index - 1, "leave") || Is(index - 1, "leaves") || Is(index - 1, "leaving")))
        || (Is(index - 1, "of") && (Is(index + 1, "small") || Is(index + 1, "mean") || Is(index + 1, "little")));

    // "texture": "None".
    private bool IsValue(int index) => _view.Kind(index - 1) == PromptTokenKind.Punctuation && _view.Kind(index + 1) == PromptTokenKind.Punctuation;

    // "No: text, logos", "Things to avoid: clutter"; but "No: 7".
    private bool IsHeading(int index, NegationCue cue) => _view.Kind(index + 1) == PromptTokenKind.Colon && !IsNumber(index + 2)
        && (cue == NegationCue.Instruction || (cue is NegationCue.No or NegationCue.Without && IsClauseStart(index)));

    // "no over sharpening": a preposition that is written apart from what it belongs to.
    private bool IsPrefix(int index) =>
        (Is(index, "over") || Is(index, "under") || Is(index, "off") || Is(index, "before") || Is(index, "after")) && _view.Word(index + 1).Length > 0 && !IsRole(index + 1, WordRole.Determiner);

    // "avoid clutter", "make sure to avoid clutter" tell the one who draws; "a man avoiding the rain" is in the picture.
    private bool IsInstruction(int index, NegationCue cue)
    {
        if (cue == NegationCue.Instruction && Is(index - 1, "to") && (Is(index - 2, "sure") || Is(index - 2, "try")))
            return true;
        if (Is(index, "excluding") || Is(index, "excludes") || Is(index, "omits") || Is(index, "omitting"))
            return !IsClauseEnd(index);
        if (IsRole(index - 1, WordRole.Picture))
            return true;
        return cue == NegationCue.Gerund
            ? Is(index + 1, "any") || IsFault(index + 1) || IsFault(index + 2) || Is(index - 1, "by") || IsRole(index - 1, WordRole.Instructs)
            : IsClauseStart(index) || IsRole(index - 1, WordRole.Instructs);
    }

    // "one wears a hat, the other does not", "one laughing, one not": the verb is left out.
    private bool IsEllipsis(int index) => IsClauseEnd(index) && !IsClauseStart(index) && (!Is(index, "not") || IsRole(index - 1, WordRole.Auxiliary) || Is(index - 1, "one") || Is(index - 1, "other"));

    private bool IsClauseEnd(int index) => _view.Kind(index + 1) is not (PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted);

    private bool IsClauseStart(int index) => index == 0 || IsBoundary(index - 1);

    private bool IsBoundary(int index) => _view.Kind(index) is not (PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted);

    // "clutter", "glossiness".
    private bool IsFault(int index) => IsRole(index, WordRole.Fault) || _view.Word(index).EndsWith("iness".AsSpan(), StringComparison.OrdinalIgnoreCase);

    private bool IsAdverb(int index) => IsRole(index, WordRole.Adverb) || (_view.Word(index).Length > 4 && _view.Word(index).EndsWith("ly".AsSpan(), StringComparison.OrdinalIgnoreCase));

    private bool IsSupport(int index) => IsRole(index, WordRole.Support);

    private bool IsNumber(int index) => _view.Kind(index) == PromptTokenKind.Number;

    private bool IsRole(int index, WordRole role) => (NegationLexicon.RoleAt(in _view, index) & role) != WordRole.None;

    private bool Is(int index, string word) => _view.Word(index).Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase);
}
