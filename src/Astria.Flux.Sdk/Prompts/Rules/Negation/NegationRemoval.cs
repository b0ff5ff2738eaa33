using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules.Negation;

/// <summary>Says what to cut so that a negation goes and a clean sentence stays, separators included; or that nothing clean can be
/// cut.</summary>
internal ref struct NegationRemoval
{
    // "no people in the background": what follows the phrase up to the end of its segment goes too, when it is as short as this.
    private const int LongestTail = 4;

    private readonly PromptText _text;
    private readonly ReadOnlySpan<PromptToken> _tokens;

    // Up to here the cuts before have taken the text; a separator that is gone can't be cut again.
    private int _cutTo;

    public NegationRemoval(PromptText text)
    {
        _text = text;
        _tokens = text.Tokens;
        _cutTo = 0;
    }

    /// <summary>Finds the cut for a negation; ask from left to right.</summary>
    /// <returns>The stretch to cut; empty when there is no clean cut.</returns>
    public PromptSpan Cut(NegationFinding finding)
    {
        var first = finding.First;
        var last = finding.Last;
        if (IsOn(first - 1, "with"))
            first--;
        var opening = SaysThereIs(first - 2) ? first - 2 : first;
        var cut = StandsAlone(opening, ref last) ? CutSegment(opening, last)
            : HangsOnNoun(finding, ref first, ref last) ? PromptSpan.FromBounds(_tokens[first - 1].End, _tokens[last].End)
            : default;
        if (cut.End <= _cutTo)
            return default;
        // Between two separators the blanks belong to both sides: "nobody — — without a hat".
        cut = PromptSpan.FromBounds(Math.Max(_cutTo, cut.Start), cut.End);
        _cutTo = cut.End;
        return cut;
    }

    // "There is no furniture." goes whole.
    private readonly bool SaysThereIs(int index) => IsOn(index, "there") && (NegationLexicon.RoleOf(Word(index + 1)) & WordRole.Auxiliary) != WordRole.None;

    // Between two boundaries, with nothing but a short tail behind it.
    private readonly bool StandsAlone(int first, ref int last)
    {
        if (!IsBoundary(first - 1) || Kind(first - 1) == PromptTokenKind.CloseBracket)
            return false;
        var end = last;
        while (!EndsHere(end))
        {
            end++;
            var isTail = end - last <= LongestTail && _tokens[end].Kind == PromptTokenKind.Word && IsTailWord(end, end - last == 1);
            if (!isTail)
                return false;
        }

        // "no lights on at night": it is night all the same.
        if (end > last && NegationLexicon.IsSetting(Word(end)))
            return false;
        last = end;
        return true;
    }

    private readonly bool IsTailWord(int index, bool isFirst)
    {
        var word = _text[_tokens[index]];
        var role = NegationLexicon.RoleOf(word);
        return isFirst
            ? (role & WordRole.Preposition) != WordRole.None
            : NegationLexicon.CueOf(word) == NegationCue.None && (role & (WordRole.Conjunction | WordRole.Auxiliary)) == WordRole.None;
    }

    // "a man without a hat", "shoes but no person", "a man not wearing a hat": what is before it stays whole.
    private readonly bool HangsOnNoun(NegationFinding finding, ref int first, ref int last)
    {
        var hasWith = first < finding.First;
        var joined = first > 0 && IsJoin(first - 1);
        if (joined)
            first--;
        if (joined && Kind(first - 1) == PromptTokenKind.Comma)
            first--;
        var isHanging = hasWith || joined || finding.Kind is NegationCue.Without or NegationCue.DevoidOf
            || (finding.Kind == NegationCue.Not && NegationScope.IsParticiple(Word(finding.Cue + 1)));
        if (!isHanging || finding.Kind is NegationCue.Verb or NegationCue.Instruction or NegationCue.Neither)
            return false;
        return first > 0 && EndsWhole(first - 1) && GoesOnCleanly(finding, ref last);
    }

    private readonly bool EndsWhole(int index) =>
        Kind(index) is PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted or PromptTokenKind.NetworkTag
            or PromptTokenKind.CloseBracket
        && (NegationLexicon.RoleOf(Word(index)) & ~(WordRole.Announces | WordRole.Foreign)) == WordRole.None;

    private readonly bool GoesOnCleanly(NegationFinding finding, ref int last)
    {
        // "with no shoes on", "without a jacket on in the snow", "with no lights on and no people".
        if (IsParticle(last + 1))
            last++;
        if (EndsHere(last))
            return true;
        var role = NegationLexicon.RoleOf(Word(last + 1));
        // "without a hat and no gloves" is cut twice; "without a hat and a red tie" would lose its "with".
        if ((role & WordRole.Conjunction) != WordRole.None)
            return IsCueAt(last + 2) || (IsOn(last + 2, "with") && IsCueAt(last + 3));
        var endsInVerb = NegationScope.IsParticiple(Word(last));
        if ((role & WordRole.Preposition) == WordRole.None || endsInVerb || finding.Kind is NegationCue.Pronoun)
            return false;
        return !SaysWhereItWouldBe(last + 2) && !IsOn(last + 1, "to") && TakesTail(ref last);
    }

    // "no collar around its neck", "no rope around the neck", "without candles on top".
    private readonly bool SaysWhereItWouldBe(int index) =>
        IsOn(index, "its") || IsOn(index, "his") || IsOn(index, "her") || IsOn(index, "their") || IsOn(index, "top")
        || NegationLexicon.IsBodyPart(Word((NegationLexicon.RoleOf(Word(index)) & WordRole.Determiner) != WordRole.None ? index + 1 : index));

    private readonly bool IsParticle(int index) =>
        (IsOn(index, "on") || IsOn(index, "off"))
        && (EndsHere(index) || (NegationLexicon.RoleOf(Word(index + 1)) & (WordRole.Preposition | WordRole.Conjunction)) != WordRole.None);

    // "a shelf without books on it": a tail that points back goes too; one that doesn't belongs to the rest.
    private readonly bool TakesTail(ref int last)
    {
        for (var i = last + 1; i <= last + LongestTail; i++)
        {
            var role = NegationLexicon.RoleOf(Word(i));
            if ((role & WordRole.TailEnd) != WordRole.None)
            {
                last = i;
                return EndsHere(i);
            }

            if ((role & WordRole.Preposition) == WordRole.None)
                break;
        }

        return true;
    }

    // Where a cut may end: a boundary, but no colon (it would be a heading) and no ", which" (it would lose what it is about).
    private readonly bool EndsHere(int last)
    {
        if (!IsBoundary(last + 1) || Kind(last + 1) == PromptTokenKind.OpenBracket)
            return false;
        return Kind(last + 1) != PromptTokenKind.Comma || (NegationLexicon.RoleOf(Word(last + 2)) & WordRole.Clause) == WordRole.None;
    }

    private readonly PromptSpan CutSegment(int first, int last)
    {
        while (EnclosingBracket(first, last))
        {
            first--;
            last = _tokens[first].Match;
        }

        var isBracket = _tokens[first].Kind == PromptTokenKind.OpenBracket;
        var left = first - 1;
        var right = last + 1;
        if (isBracket && !IsBoundary(left))
            return PromptSpan.FromBounds(_tokens[left].End, _tokens[last].End);
        if (IsSeparator(left) && _tokens[left].Start >= _cutTo)
            return PromptSpan.FromBounds(left > 0 ? _tokens[left - 1].End : 0, _tokens[last].End);
        if (IsSeparator(right))
            return PromptSpan.FromBounds(_tokens[first].Start, StartAfter(right));
        return CutSentence(left, first, last, right);
    }

    // A sentence goes with its stop, a line with its end.
    private readonly PromptSpan CutSentence(int left, int first, int last, int right)
    {
        while (Kind(right) == PromptTokenKind.Stop && Kind(right + 1) == PromptTokenKind.Stop)
            right++;
        var isLine = Kind(right) == PromptTokenKind.LineBreak && Kind(left) is null or PromptTokenKind.LineBreak;
        var isEnded = isLine || Kind(right) == PromptTokenKind.Stop;
        if (Kind(left) is PromptTokenKind.Stop or PromptTokenKind.LineBreak && _tokens[left].End >= _cutTo)
            return PromptSpan.FromBounds(_tokens[left].End, isEnded ? _tokens[right].End : _tokens[last].End);
        return PromptSpan.FromBounds(_tokens[first].Start, isEnded ? StartAfter(right) : _tokens[last].End);
    }

    // The pair of brackets right around a phrase, weight or not.
    private readonly bool EnclosingBracket(int first, int last)
    {
        if (Kind(first - 1) != PromptTokenKind.OpenBracket || _tokens[first - 1].Match == PromptToken.Unmatched)
            return false;
        var open = _tokens[first - 1];
        return open.Match == last + 1 || (open.Match == last + 3 && !double.IsNaN(open.Weight));
    }

    private readonly int StartAfter(int index) => index + 1 < _tokens.Length ? _tokens[index + 1].Start : _text.Characters.Length;

    private readonly bool IsBoundary(int index) => Kind(index) is not { } kind
        || kind is PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop or PromptTokenKind.LineBreak
            or PromptTokenKind.Dash or PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket or PromptTokenKind.Flag;

    private readonly bool IsSeparator(int index) =>
        Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Dash;

    private readonly bool IsJoin(int index) => IsOn(index, "and") || IsOn(index, "but") || IsOn(index, "or");

    private readonly bool IsCueAt(int index) => NegationLexicon.CueOf(Word(index)) != NegationCue.None;

    private readonly bool IsOn(int index, string word) => Word(index).Equals(word.AsSpan(), StringComparison.OrdinalIgnoreCase);

    private readonly ReadOnlySpan<char> Word(int index) => Kind(index) == PromptTokenKind.Word ? _text[_tokens[index]] : default;

    private readonly PromptTokenKind? Kind(int index) => index >= 0 && index < _tokens.Length ? _tokens[index].Kind : null;
}
