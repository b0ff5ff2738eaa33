namespace Astria.Flux.Prompts.Syntax;

/// <summary>Cuts a prompt into tokens: one pass from left to right, without recursion or backtracking.</summary>
/// <remarks>Every look ahead is either bounded, or moves the position to where it ended, or is remembered; so the time is linear.</remarks>
internal ref struct PromptScanner
{
    private readonly ReadOnlySpan<char> _text;
    private QuoteReader _quotes;
    private TokenBuffer _tokens;

    private PromptScanner(ReadOnlySpan<char> text)
    {
        _text = text;
        _quotes = new QuoteReader(text);
        // English words are about five letters and a blank; a wrong guess costs a copy, not correctness.
        _tokens = new TokenBuffer(Math.Max(32, text.Length / 4));
    }

    public static PromptText Scan(ReadOnlySpan<char> text)
    {
        var scanner = new PromptScanner(text);
        var position = 0;
        while (position < text.Length)
            position = scanner.Next(position);
        return scanner._tokens.Finish(text);
    }

    // Reads the token or the blank at a position, and says where the text goes on.
    private int Next(int position) => CharacterClasses.Of(_text[position]) switch
    {
        CharacterClass.Blank => position + 1,
        CharacterClass.Letter => Word(position),
        CharacterClass.Digit => Number(position, position),
        CharacterClass.LineBreak => _tokens.Add(PromptTokenKind.LineBreak, position, 1),
        CharacterClass.Comma => _tokens.Add(PromptTokenKind.Comma, position, 1),
        CharacterClass.Semicolon => _tokens.Add(PromptTokenKind.Semicolon, position, 1),
        CharacterClass.Stop => Stop(position),
        CharacterClass.Colon => Colon(position),
        CharacterClass.Hyphen => Hyphens(position),
        CharacterClass.Dash => _tokens.Add(PromptTokenKind.Dash, position, 1),
        CharacterClass.Open => _tokens.Open(_text[position], position),
        CharacterClass.Close => _tokens.Close(_text, position),
        CharacterClass.Backslash => Backslash(position),
        CharacterClass.Quote or CharacterClass.Apostrophe => Quote(position),
        CharacterClass.Angle => Angle(position),
        _ => Symbol(position),
    };

    private int Word(int start)
    {
        var end = start + 1;
        while (end < _text.Length)
        {
            var kind = CharacterClasses.Of(_text[end]);
            if (kind is CharacterClass.Letter or CharacterClass.Digit)
                end++;
            else if (kind is CharacterClass.Hyphen or CharacterClass.Apostrophe && IsWordAt(end + 1))
                end += 2;
            else
                break;
        }

        return _tokens.Add(PromptTokenKind.Word, start, end - start);
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
            else if (_text[end] is '.' or ',' && (IsDigitAt(end + 1) || IsLastPointOfWeight(end)))
                end++;
            else if (kind is CharacterClass.Letter)
                return Word(start);
            else
                break;
        }

        return _tokens.Add(PromptTokenKind.Number, start, end - start);
    }

    private int Stop(int position) =>
        IsPointOfNumber(position, position) ? Number(position, position + 1) : _tokens.Add(PromptTokenKind.Stop, position, 1);

    // A sign belongs to a number only behind a colon, where the number can be a weight.
    private int Symbol(int position) =>
        _text[position] == '+' && IsSigned(position)
            ? Number(position, position + 1)
            : _tokens.Add(PromptTokenKind.Punctuation, position, 1);

    private int Hyphens(int position)
    {
        if (IsSigned(position))
            return Number(position, position + 1);
        var end = position + 1;
        while (end < _text.Length && _text[end] == '-')
            end++;
        return end - position == 2 && IsBlankBefore(position) && IsAsciiLetterAt(end)
            ? Flag(position, end)
            : _tokens.Add(PromptTokenKind.Dash, position, end - position);
    }

    private int Flag(int start, int name)
    {
        var next = _text.Slice(name).IndexOf(" --".AsSpan());
        var end = next < 0 ? _text.Length : name + next;
        while (IsBlankBefore(end))
            end--;
        return _tokens.Add(PromptTokenKind.Flag, start, end - start);
    }

    private int Colon(int position)
    {
        var scheme = _tokens.Last;
        var isUrl = scheme.Kind == PromptTokenKind.Word && scheme.End == position && _text.Slice(position).StartsWith("://".AsSpan());
        if (!isUrl)
            return _tokens.Add(PromptTokenKind.Colon, position, 1);
        var end = position + 3;
        while (end < _text.Length && !EndsUrl(_text[end]))
            end++;
        _tokens.RemoveLast();
        return _tokens.Add(PromptTokenKind.Url, scheme.Start, end - scheme.Start);
    }

    private int Backslash(int position) =>
        position + 1 < _text.Length && IsEscapable(_text[position + 1])
            ? _tokens.Add(PromptTokenKind.Escape, position, 2)
            : _tokens.Add(PromptTokenKind.Punctuation, position, 1);

    private int Quote(int position) =>
        _quotes.TryRead(position, out var end)
            ? _tokens.Add(PromptTokenKind.Quoted, position, end - position)
            : _tokens.Add(PromptTokenKind.Punctuation, position, 1);

    // <name:…>, on one line. The search stops at the next '<', so no character is looked at twice.
    private int Angle(int start)
    {
        var end = start + 1;
        while (IsAsciiLetterAt(end))
            end++;
        var isNetwork = end < _text.Length && _text[end] == ':' && NetworkTags.IsName(_text.Slice(start + 1, end - start - 1));
        var isNamed = end > start + 1;
        while (end < _text.Length && _text[end] is not ('<' or '>' or '\n' or '\r'))
            end++;
        var isTag = isNamed && end < _text.Length && _text[end] == '>';
        if (!isTag)
            return _tokens.Add(PromptTokenKind.Punctuation, start, 1);
        return _tokens.Add(isNetwork ? PromptTokenKind.NetworkTag : PromptTokenKind.AngleTag, start, end + 1 - start);
    }

    private static bool EndsUrl(char character) =>
        CharacterClasses.Of(character) is CharacterClass.Blank or CharacterClass.LineBreak or CharacterClass.Quote;

    private static bool IsEscapable(char character) =>
        CharacterClasses.Of(character) is CharacterClass.Open or CharacterClass.Close or CharacterClass.Backslash;

    private readonly bool IsSigned(int position) =>
        _tokens.Last.Kind == PromptTokenKind.Colon && (IsDigitAt(position + 1) || IsPointOfNumber(position + 1, position));

    // A point that begins a number: ".5", but not the point in "end.5".
    private readonly bool IsPointOfNumber(int point, int start) =>
        point < _text.Length && _text[point] == '.' && IsDigitAt(point + 1) && (start == 0 || !IsWordAt(start - 1));

    // "(word:1.)": a point that only a bracket follows, behind a colon, still belongs to the number.
    private readonly bool IsLastPointOfWeight(int point) =>
        _text[point] == '.' && _tokens.Last.Kind == PromptTokenKind.Colon && point + 1 < _text.Length && _text[point + 1] == ')';

    private readonly bool IsDigitAt(int position) => position < _text.Length && _text[position] is >= '0' and <= '9';

    private readonly bool IsWordAt(int position) =>
        position < _text.Length && CharacterClasses.Of(_text[position]) is CharacterClass.Letter or CharacterClass.Digit;

    private readonly bool IsAsciiLetterAt(int position) =>
        position < _text.Length && _text[position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private readonly bool IsBlankBefore(int position) =>
        position == 0 || CharacterClasses.Of(_text[position - 1]) is CharacterClass.Blank or CharacterClass.LineBreak;
}
