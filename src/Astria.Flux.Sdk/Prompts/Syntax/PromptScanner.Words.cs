using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Prompts.Syntax;

/// <content>Words and numbers.</content>
internal ref partial struct PromptScanner
{
    // A word of any characters.
    private int Word(int start)
    {
        var text = _text;
        var end = RestOfWord(LetterRun.End(text, start), out var hasUnderscore);
        var word = text.Slice(start, end - start);
        var signals = Vocabulary.AllOf(word);
        var hash = WordKey.Of(word).Hash;
        if (signals != PromptSignals.None)
            signals = Refine(signals, start, end);
        signals |= hasUnderscore ? PromptSignals.Underscore : PromptSignals.None;
        _signals |= signals;
        if (hash == _lastHash)
            _signals |= PromptSignals.RepeatedWord;
        _lastHash = hash;
        _total += hash;
        _words++;
        if (_capitals > 0 || text[start] <= 'Z')
            Count(text.Slice(start, end - start));
        var token = PromptToken.Word(start, end - start, hash, signals);
        return (signals & ~(PromptSignals.SmallWord | PromptSignals.Marked)) == PromptSignals.None ? Add(token) : AddMarked(token);
    }

    // Digits, underscores, letters of other scripts; hyphens and apostrophes between them.
    private int RestOfWord(int end, out bool hasUnderscore)
    {
        var text = _text;
        var seen = CharacterClass.Letter;
        while ((uint)end < (uint)text.Length)
        {
            var character = text[end];
            var kind = CharacterClasses.Of(character);
            if (kind <= CharacterClass.Underscore)
            {
                seen |= kind;
                if (character >= 128 && CharacterClasses.IsRare(character))
                    _signals |= PromptSignals.RareCharacter;
                end++;
            }
            else if (kind is CharacterClass.Hyphen or CharacterClass.Apostrophe && IsLetterAt(end + 1))
            {
                end++;
            }
            else
            {
                break;
            }
        }

        hasUnderscore = (seen & CharacterClass.Underscore) != CharacterClass.Letter;
        return end;
    }

    // What a word signals can depend on how it is written: "AND" joins prompts, "and" doesn't; "blend(" is a function, "blend" isn't.
    private readonly PromptSignals Refine(PromptSignals signals, int start, int end)
    {
        if (_text[start] is >= 'a' and <= 'z' || _text[end - 1] is >= 'a' and <= 'z')
            signals &= ~PromptSignals.Separator;
        return end < _text.Length && _text[end] == '(' ? signals : signals & ~PromptSignals.Function;
    }

    // A row of words in capitals. Whether this is one.
    private bool Count(ReadOnlySpan<char> word)
    {
        if (word[0] is >= 'a' and <= 'z')
        {
            _capitals = 0;
            return false;
        }

        if (word[0] is < 'A' or > 'Z' || word.Length == 1 || word[word.Length - 1] is < 'A' or > 'Z')
            return false;
        if (++_capitals == ManyCapitals)
            _signals |= PromptSignals.Capitals;
        return true;
    }

    // Digits, with points and commas between them. Letters right behind make it a word: 35mm, 3d, 1950s.
    private int Number(int start, int from)
    {
        var end = from;
        while (end < _text.Length)
        {
            var kind = CharacterClasses.Of(_text[end]);
            if (kind is CharacterClass.Digit)
                end++;
            else if (_text[end] is '.' or ',' && (IsDigitAt(end + 1) || IsLastPointOfWeight(start, end)))
                end++;
            else if (kind is CharacterClass.Letter or CharacterClass.Underscore && IsDigitAt(start))
                return Word(start);
            else
                break;
        }

        _lastHash = 0;
        _total += Mixed(_text[start] + (_text[end - 1] * 7) + end - start);
        if (IsLast(PromptTokenKind.Colon))
            _signals |= PromptSignals.ColonNumber;
        else if (IsLast(PromptTokenKind.CloseBracket) && _tokens[_tokens.Count - 1].End == start)
            _signals |= PromptSignals.SignRun;
        return Add(PromptTokenKind.Number, start, end - start);
    }

    // A sign belongs to a number only behind a colon, where the number can be a weight.
    private int Symbol(int position)
    {
        var character = _text[position];
        if (character == '+')
        {
            if (IsSigned(position))
                return Number(position, position + 1);
            if (position > 0 && !IsBlankBefore(position))
                _signals |= PromptSignals.SignRun;
        }
        else if (character is '~' or '^' or '`' or >= '\u2190')
        {
            _signals |= PromptSignals.RareCharacter;
        }
        else if (character is '$' or '%')
        {
            _signals |= PromptSignals.Dollar;
        }
        else if (character == '|')
        {
            _signals |= PromptSignals.Bar;
        }

        return Add(PromptTokenKind.Punctuation, position, 1);
    }

    private readonly bool IsSigned(int position) =>
        IsLast(PromptTokenKind.Colon) && (IsDigitAt(position + 1) || IsNumberWithout(position + 1, position));

    // A point that begins a number: ".5", but not the point in "end.5".
    private readonly bool IsNumberWithout(int point, int start) =>
        point < _text.Length && _text[point] == '.' && IsDigitAt(point + 1) && (start == 0 || !IsWordAt(start - 1));

    // "(word:1.)": a point that only a bracket follows, behind a colon, still belongs to the number.
    private readonly bool IsLastPointOfWeight(int start, int point) =>
        _text[point] == '.' && IsLast(PromptTokenKind.Colon) && start >= _tokens[_tokens.Count - 1].End
        && point + 1 < _text.Length && _text[point + 1] == ')';

    private readonly bool IsLast(PromptTokenKind kind) => _tokens.Count > 0 && _tokens[_tokens.Count - 1].Kind == kind;

    private readonly bool IsDigitAt(int position) => position < _text.Length && _text[position] is >= '0' and <= '9';

    private readonly bool IsLetterAt(int position) =>
        position < _text.Length && CharacterClasses.Of(_text[position]) <= CharacterClass.Underscore;

    private readonly bool IsWordAt(int position) => IsLetterAt(position);

    private readonly bool IsAsciiLetterAt(int position) =>
        position < _text.Length && _text[position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private readonly bool IsBlankBefore(int position) => position == 0 || CharacterClasses.IsBlank(_text[position - 1]);
}
