namespace Astria.Flux.Prompts.Syntax;

/// <content>Brackets, tags, flags and addresses.</content>
internal ref partial struct PromptScanner
{
    private int Hyphens(int position)
    {
        if (IsSigned(position))
            return Number(position, position + 1);
        var end = position + 1;
        while (end < _text.Length && _text[end] == '-')
            end++;
        if (IsBehindBracket(position))
        {
            var name = FlagGrammar.DashesEnd(_text, position);
            if (name > position + 1 && IsForeignFlag(name))
                return Flag(position, name);
        }

        if (IsBlankBefore(position) || IsBehindFlag(position))
        {
            if (end - position == 2 && IsAsciiLetterAt(end) && IsFlag(end))
                return Flag(position, end);
            // "-–ar 7:5": an editor took the second of them only.
            var name = FlagGrammar.DashesEnd(_text, position);
            if (end - position == 1 && name > end && IsKnownFlag(name))
                return Flag(position, name);
            if (end - position == 1 && IsAsciiLetterAt(end) && IsDigitAt(end + 1))
                _signals |= PromptSignals.DashOption;
        }
        else if (position > 0 && (end - position > 1 || _text[position - 1] == ')'))
        {
            _signals |= PromptSignals.SignRun;
        }

        return Add(PromptTokenKind.Dash, position, end - position);
    }

    // "--hd--tile": somebody forgot the blank.
    private readonly bool IsBehindFlag(int position) => IsLast(PromptTokenKind.Flag) && _tokens[_tokens.Count - 1].End == position;

    // A known name, or one that no sentence has: "--like this" is a dash that lost a blank.
    private readonly bool IsFlag(int name)
    {
        if (IsKnownFlag(name))
            return true;
        var end = FlagGrammar.NameEnd(_text, name);
        return _text.Slice(name, end - name).IndexOf('_') > 0 || end == _text.Length || IsDigitAt(end + 1);
    }

    private readonly bool IsKnownFlag(int name) =>
        IsAsciiLetterAt(name) && FlagGrammar.KindOf(_text.Slice(name, FlagGrammar.NameEnd(_text, name) - name)) != PromptFlagKind.Unknown;

    // "(--ar 16:9) a cat".
    private readonly bool IsBehindBracket(int position) => IsLast(PromptTokenKind.OpenBracket) && _tokens[_tokens.Count - 1].End == position;

    // Astria's flags run on to the next one, brackets and all; behind a bracket nothing says that one is meant.
    private readonly bool IsForeignFlag(int name) =>
        IsAsciiLetterAt(name) && FlagGrammar.KindOf(_text.Slice(name, FlagGrammar.NameEnd(_text, name) - name)) is PromptFlagKind.ForeignValue or PromptFlagKind.ForeignSwitch or PromptFlagKind.ForeignList;

    private int Flag(int start, int name)
    {
        var nameEnd = FlagGrammar.NameEnd(_text, name);
        var kind = FlagGrammar.KindOf(_text.Slice(name, nameEnd - name));
        var end = FlagGrammar.ValueEnd(_text, kind, nameEnd, _openRound != NoToken || _openSquare != NoToken || _openCurly != NoToken);
        _signals |= PromptSignals.Flag;
        EndSegment();
        return Add(PromptTokenKind.Flag, start, end - start);
    }

    private int Colon(int position)
    {
        var isUrl = position + 2 < _text.Length && _text[position + 1] == '/' && _text[position + 2] == '/'
            && IsLast(PromptTokenKind.Word) && _tokens[_tokens.Count - 1].End == position;
        if (isUrl)
            return Url(position);
        if (position > 0 && _text[position - 1] == ':')
            _signals |= PromptSignals.DoubleColon;
        return Add(PromptTokenKind.Colon, position, 1);
    }

    private int Url(int colon)
    {
        var end = colon + 3;
        while (end < _text.Length && !CharacterClasses.IsBlank(_text[end]) && CharacterClasses.Of(_text[end]) != CharacterClass.Quote)
            end++;
        _tokens.Count--;
        var start = _tokens[_tokens.Count].Start;
        return Add(PromptTokenKind.Url, start, end - start);
    }

    private int Open(int position)
    {
        _signals |= PromptSignals.Bracket | BracketSignal(position);
        ref var chain = ref Chain(_text[position]);
        var parent = chain;
        chain = _tokens.Count;
        if (IsLast(PromptTokenKind.OpenBracket) && _text[_tokens[_tokens.Count - 1].Start] == _text[position])
            _signals |= PromptSignals.BracketInBracket;
        return AddSign(PromptToken.Bracket(PromptTokenKind.OpenBracket, position, parent));
    }

    private int Close(int position)
    {
        _signals |= PromptSignals.Bracket | BracketSignal(position);
        ref var chain = ref Chain(_text[position]);
        var open = chain;
        if (open == NoToken)
        {
            _signals |= PromptSignals.LoneBracket;
            return AddSign(PromptToken.Bracket(PromptTokenKind.CloseBracket, position, PromptToken.Unmatched));
        }

        chain = _tokens[open].Match;
        var count = _tokens.Count;
        var weight = count - open > 2 && _tokens[count - 1].Kind == PromptTokenKind.Number && _tokens[count - 2].Kind == PromptTokenKind.Colon
            ? WeightNumber.OfBracket(_text.Slice(_tokens[count - 1].Start, _tokens[count - 1].Length))
            : double.NaN;
        _tokens[open] = PromptToken.Bracket(PromptTokenKind.OpenBracket, _tokens[open].Start, count, weight);
        return AddSign(PromptToken.Bracket(PromptTokenKind.CloseBracket, position, open));
    }

    private readonly PromptSignals BracketSignal(int position) => _text[position] switch
    {
        '[' or ']' => PromptSignals.SquareBracket,
        '{' or '}' => PromptSignals.CurlyBracket,
        _ => PromptSignals.None,
    };

    // What is still open at the end has no partner.
    private void Unchain(int open)
    {
        while (open != NoToken)
        {
            _signals |= PromptSignals.LoneBracket;
            var token = _tokens[open];
            _tokens[open] = PromptToken.Bracket(token.Kind, token.Start, PromptToken.Unmatched);
            open = token.Match;
        }
    }

    // <name:…>, on one line. The search stops at the next '<', so no character is looked at twice.
    private int Angle(int start)
    {
        var end = start + 1;
        while (IsAsciiLetterAt(end))
            end++;
        var isNetwork = end < _text.Length && _text[end] == ':' && NetworkTags.IsName(_text.Slice(start + 1, end - start - 1));
        while (end < _text.Length && _text[end] is not ('<' or '>' or '\n' or '\r'))
            end++;
        var isTag = end < _text.Length && _text[end] == '>' && end > start + 1 && (IsAsciiLetterAt(start + 1) || _text[start + 1] is '#' or '/');
        if (!isTag)
        {
            _signals |= PromptSignals.Angle;
            return Add(PromptTokenKind.Punctuation, start, 1);
        }

        _signals |= PromptSignals.Tag;
        _total += Mixed(end);
        return Add(isNetwork ? PromptTokenKind.NetworkTag : PromptTokenKind.AngleTag, start, end + 1 - start);
    }

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    private ref int Chain(char bracket)
    {
        switch (bracket)
        {
            case '(' or ')':
                return ref _openRound;
            case '[' or ']':
                return ref _openSquare;
            default:
                return ref _openCurly;
        }
    }
}
