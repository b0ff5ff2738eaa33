using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Prompts.Syntax;

/// <content>Words and numbers.</content>
internal ref partial struct PromptScanner
{
    // What these words signal depends on how they are written.
    private const PromptSignals Refined = PromptSignals.Separator | PromptSignals.Function;

    // Words of English letters with a blank or a comma behind each, which most of a prompt is: what they touch stays in registers.
    // It ends before a word that is followed by something else, or where no word begins.
    private int Words(int start)
    {
        var text = _text;
        var tokens = _tokens;
        var count = _count;
        var first = count;
        var signals = PromptSignals.None;
        var segment = _segment;
        var lastHash = _lastHash;
        while (true)
        {
            var end = LetterRun.End(text, start);
            // A token for the word, one for the comma, and a letter behind the blank.
            if (end + 2 >= text.Length || count + 2 > tokens.Length)
                break;
            var next = text[end];
            var isComma = next == ',' && text[end + 1] == ' ';
            if (next != ' ' && !isComma)
                break;
            var word = text.Slice(start, end - start);
            var hash = Vocabulary.HashOf(word);
            var known = Vocabulary.SignalsOf(word, hash);
            // No function has a blank behind it, and no separator a small letter.
            known &= word[0] <= 'Z' && word[word.Length - 1] <= 'Z' ? ~PromptSignals.Function : ~Refined;
            signals |= known;
            if (hash != lastHash)
                _row = 0;
            else if (++_row >= LongestRow)
                signals |= PromptSignals.Repetition;
            lastHash = hash;
            segment = segment * 31 + hash;
            if (_capitals > 0 || word[0] <= 'Z')
                Count(word);
            tokens[count++] = PromptToken.Word(start, end - start, hash, known);
            start = end + 1;
            if (isComma)
            {
                // It will be counted as one of the tokens below.
                _words--;
                segment = EndSegment(segment);
                tokens[count++] = new PromptToken(PromptTokenKind.Comma, end, 1);
                _kinds |= 1 << (int)PromptTokenKind.Comma;
                start++;
            }

            if ((uint)((text[start] | 0x20) - 'a') > 'z' - 'a')
                break;
        }

        if (count > first)
            _kinds |= 1 << (int)PromptTokenKind.Word;
        _words += count - first;
        _count = count;
        _signals |= signals;
        _segment = segment;
        _lastHash = lastHash;
        return start;
    }

    private int Word(int start)
    {
        var text = _text;
        var end = LetterRun.End(text, start);
        if ((uint)end < (uint)text.Length && text[end] is not (' ' or ','))
            end = RestOfWord(end);
        var word = text.Slice(start, end - start);
        var hash = Vocabulary.HashOf(word);
        var signals = Vocabulary.SignalsOf(word, hash);
        if (signals != PromptSignals.None)
        {
            if ((signals & Refined) != PromptSignals.None)
                signals = Refine(signals, start, end);
            _signals |= signals;
        }

        _row = hash == _lastHash ? _row + 1 : 0;
        if (_row >= LongestRow)
            _signals |= PromptSignals.Repetition;
        _lastHash = hash;
        _segment = _segment * 31 + hash;
        _words++;
        if (_capitals > 0 || word[0] <= 'Z')
            Count(word);
        return Add(PromptToken.Word(start, end - start, hash, signals));
    }

    // Digits, underscores, letters of other scripts; hyphens and apostrophes between them.
    private int RestOfWord(int end)
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

        if ((seen & CharacterClass.Underscore) != CharacterClass.Letter)
            _signals |= PromptSignals.Underscore;
        return end;
    }

    // "AND" joins prompts, "and" doesn't; "blend(" is a function, "blend" isn't.
    private readonly PromptSignals Refine(PromptSignals signals, int start, int end)
    {
        if (_text[start] is >= 'a' and <= 'z' || _text[end - 1] is >= 'a' and <= 'z')
            signals &= ~PromptSignals.Separator;
        return end < _text.Length && _text[end] == '(' ? signals : signals & ~PromptSignals.Function;
    }

    // A row of words in capitals.
    private void Count(ReadOnlySpan<char> word)
    {
        if (word[0] is >= 'A' and <= 'Z' && word.Length > 1 && word[word.Length - 1] is >= 'A' and <= 'Z')
        {
            if (++_capitals == ManyCapitals)
                _signals |= PromptSignals.Capitals;
        }
        else if (word[0] is >= 'a' and <= 'z')
        {
            _capitals = 0;
        }
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
        _segment = _segment * 31 + _text[start] + _text[end - 1] * 7 + end - start;
        if (_count > 0 && _tokens[_count - 1].Kind == PromptTokenKind.Colon)
            _signals |= PromptSignals.ColonNumber;
        else if (_count > 0 && _tokens[_count - 1].Kind == PromptTokenKind.CloseBracket && _tokens[_count - 1].End == start)
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
        else if (character is '~' or '^' or '|' or '\u2190' or > '\u2190')
        {
            _signals |= PromptSignals.RareCharacter;
        }
        else if (character is '$' or '%')
        {
            _signals |= PromptSignals.Dollar;
        }

        return Add(PromptTokenKind.Punctuation, position, 1);
    }

    private readonly bool IsSigned(int position) =>
        _count > 0 && _tokens[_count - 1].Kind == PromptTokenKind.Colon && (IsDigitAt(position + 1) || IsNumberWithout(position + 1, position));

    // A point that begins a number: ".5", but not the point in "end.5".
    private readonly bool IsNumberWithout(int point, int start) =>
        point < _text.Length && _text[point] == '.' && IsDigitAt(point + 1) && (start == 0 || !IsWordAt(start - 1));

    // "(word:1.)": a point that only a bracket follows, behind a colon, still belongs to the number.
    private readonly bool IsLastPointOfWeight(int start, int point) =>
        _text[point] == '.' && _count > 0 && _tokens[_count - 1].Kind == PromptTokenKind.Colon && start >= _tokens[_count - 1].End
        && point + 1 < _text.Length && _text[point + 1] == ')';

    private readonly bool IsDigitAt(int position) => position < _text.Length && _text[position] is >= '0' and <= '9';

    private readonly bool IsLetterAt(int position) =>
        position < _text.Length && CharacterClasses.Of(_text[position]) <= CharacterClass.Underscore;

    private readonly bool IsWordAt(int position) => IsLetterAt(position);

    private readonly bool IsAsciiLetterAt(int position) =>
        position < _text.Length && _text[position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private readonly bool IsBlankBefore(int position) => position == 0 || CharacterClasses.IsBlank(_text[position - 1]);
}
