using System.Buffers;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>Cuts a prompt into tokens: one pass from left to right, without recursion or backtracking.</summary>
/// <remarks>
/// Every look ahead is either bounded or moves the position to where it ended, or fails at most once for a prompt; so the time is linear.
/// Open brackets are chained through <see cref="PromptToken.Match"/>, so that depth costs no stack.
/// </remarks>
internal ref struct PromptScanner
{
    private const int NoToken = -1;

    private readonly ReadOnlySpan<char> _text;
    private QuoteReader _quotes;
    private PromptToken[] _tokens;
    private int _count;
    private int _kinds;
    private int _openRound;
    private int _openSquare;
    private int _openCurly;

    private PromptScanner(ReadOnlySpan<char> text)
    {
        _text = text;
        _quotes = new QuoteReader(text);
        // English words are about five letters and a blank; a wrong guess costs a copy, not correctness.
        _tokens = ArrayPool<PromptToken>.Shared.Rent(Math.Max(32, text.Length / 4));
        _openRound = _openSquare = _openCurly = NoToken;
    }

    public static PromptText Scan(ReadOnlySpan<char> text)
    {
        var scanner = new PromptScanner(text);
        scanner.Run();
        return new PromptText(text, scanner._tokens, scanner._count, scanner._kinds);
    }

    private void Run()
    {
        var position = 0;
        while (position < _text.Length)
        {
            switch (CharacterClasses.Of(_text[position]))
            {
                case CharacterClass.Blank:
                    position++;
                    break;
                case CharacterClass.Letter:
                    position = Word(position);
                    break;
                case CharacterClass.Digit:
                    position = Number(position, position);
                    break;
                case CharacterClass.LineBreak:
                    position = Add(PromptTokenKind.LineBreak, position, 1);
                    break;
                case CharacterClass.Comma:
                    position = Add(PromptTokenKind.Comma, position, 1);
                    break;
                case CharacterClass.Semicolon:
                    position = Add(PromptTokenKind.Semicolon, position, 1);
                    break;
                case CharacterClass.Stop:
                    position = IsNumberWithout(position, position) ? Number(position, position + 1) : Add(PromptTokenKind.Stop, position, 1);
                    break;
                case CharacterClass.Colon:
                    position = Colon(position);
                    break;
                case CharacterClass.Hyphen:
                    position = Hyphens(position);
                    break;
                case CharacterClass.Dash:
                    position = Add(PromptTokenKind.Dash, position, 1);
                    break;
                case CharacterClass.Open:
                    position = Open(position);
                    break;
                case CharacterClass.Close:
                    position = Close(position);
                    break;
                case CharacterClass.Backslash:
                    position = Backslash(position);
                    break;
                case CharacterClass.Quote:
                case CharacterClass.Apostrophe:
                    position = _quotes.TryRead(position, out var end)
                        ? Add(PromptTokenKind.Quoted, position, end - position)
                        : Add(PromptTokenKind.Punctuation, position, 1);
                    break;
                case CharacterClass.Angle:
                    position = Angle(position);
                    break;
                default:
                    position = Symbol(position);
                    break;
            }
        }

        Unchain(_openRound);
        Unchain(_openSquare);
        Unchain(_openCurly);
    }

    private int Word(int start)
    {
        var end = start + 1;
        while (end < _text.Length)
        {
            var kind = CharacterClasses.Of(_text[end]);
            if (kind is CharacterClass.Letter or CharacterClass.Digit)
                end++;
            else if (kind is CharacterClass.Hyphen or CharacterClass.Apostrophe && IsLetterAt(end + 1))
                end += 2;
            else
                break;
        }

        return Add(PromptTokenKind.Word, start, end - start);
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
            else if (kind is CharacterClass.Letter)
                return Word(start);
            else
                break;
        }

        return Add(PromptTokenKind.Number, start, end - start);
    }

    // A sign belongs to a number only behind a colon, where the number can be a weight.
    private int Symbol(int position) =>
        _text[position] == '+' && IsSigned(position)
            ? Number(position, position + 1)
            : Add(PromptTokenKind.Punctuation, position, 1);

    private int Hyphens(int position)
    {
        if (IsSigned(position))
            return Number(position, position + 1);
        var end = position + 1;
        while (end < _text.Length && _text[end] == '-')
            end++;
        if (end - position == 2 && IsBlankBefore(position) && IsAsciiLetterAt(end))
            return Flag(position, end);
        return Add(PromptTokenKind.Dash, position, end - position);
    }

    private int Flag(int start, int name)
    {
        var next = _text.Slice(name).IndexOf(" --".AsSpan());
        var end = next < 0 ? _text.Length : name + next;
        while (IsBlankBefore(end))
            end--;
        return Add(PromptTokenKind.Flag, start, end - start);
    }

    private int Colon(int position)
    {
        var isUrl = position + 2 < _text.Length && _text[position + 1] == '/' && _text[position + 2] == '/'
            && _count > 0 && _tokens[_count - 1].Kind == PromptTokenKind.Word && _tokens[_count - 1].End == position;
        if (!isUrl)
            return Add(PromptTokenKind.Colon, position, 1);
        var end = position + 3;
        while (end < _text.Length && CharacterClasses.Of(_text[end]) is not (CharacterClass.Blank or CharacterClass.LineBreak or CharacterClass.Quote))
            end++;
        _count--;
        var start = _tokens[_count].Start;
        return Add(PromptTokenKind.Url, start, end - start);
    }

    private int Open(int position)
    {
        ref var chain = ref Chain(_text[position]);
        var parent = chain;
        chain = _count;
        return Add(PromptTokenKind.OpenBracket, position, 1, parent);
    }

    private int Close(int position)
    {
        ref var chain = ref Chain(_text[position]);
        var open = chain;
        if (open == NoToken)
            return Add(PromptTokenKind.CloseBracket, position, 1);
        chain = _tokens[open].Match;
        var weight = _count - open > 2 && _tokens[_count - 1].Kind == PromptTokenKind.Number && _tokens[_count - 2].Kind == PromptTokenKind.Colon
            ? WeightNumber.Parse(_text.Slice(_tokens[_count - 1].Start, _tokens[_count - 1].Length))
            : double.NaN;
        _tokens[open] = new PromptToken(PromptTokenKind.OpenBracket, _tokens[open].Start, 1, _count, weight);
        return Add(PromptTokenKind.CloseBracket, position, 1, open);
    }

    // What is still open at the end has no partner.
    private readonly void Unchain(int open)
    {
        while (open != NoToken)
        {
            var token = _tokens[open];
            _tokens[open] = new PromptToken(token.Kind, token.Start, token.Length);
            open = token.Match;
        }
    }

    private int Backslash(int position) =>
        position + 1 < _text.Length && CharacterClasses.Of(_text[position + 1]) is CharacterClass.Open or CharacterClass.Close or CharacterClass.Backslash
            ? Add(PromptTokenKind.Escape, position, 2)
            : Add(PromptTokenKind.Punctuation, position, 1);

    // <name:…>, on one line. The search stops at the next '<', so no character is looked at twice.
    private int Angle(int start)
    {
        var end = start + 1;
        while (IsAsciiLetterAt(end))
            end++;
        var isNetwork = end < _text.Length && _text[end] == ':' && NetworkTags.IsName(_text.Slice(start + 1, end - start - 1));
        while (end < _text.Length && _text[end] is not ('<' or '>' or '\n' or '\r'))
            end++;
        var isTag = end < _text.Length && _text[end] == '>' && end > start + 1 && IsAsciiLetterAt(start + 1);
        if (!isTag)
            return Add(PromptTokenKind.Punctuation, start, 1);
        return Add(isNetwork ? PromptTokenKind.NetworkTag : PromptTokenKind.AngleTag, start, end + 1 - start);
    }

    private int Add(PromptTokenKind kind, int start, int length, int match = PromptToken.Unmatched)
    {
        if (_count == _tokens.Length)
            Grow();
        _tokens[_count++] = new PromptToken(kind, start, length, match);
        _kinds |= 1 << (int)kind;
        return start + length;
    }

    private void Grow()
    {
        var larger = ArrayPool<PromptToken>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<PromptToken>.Shared.Return(_tokens);
        _tokens = larger;
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
        position < _text.Length && CharacterClasses.Of(_text[position]) is CharacterClass.Letter or CharacterClass.Digit;

    private readonly bool IsWordAt(int position) => IsLetterAt(position);

    private readonly bool IsAsciiLetterAt(int position) =>
        position < _text.Length && _text[position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';

    private readonly bool IsBlankBefore(int position) =>
        position == 0 || CharacterClasses.Of(_text[position - 1]) is CharacterClass.Blank or CharacterClass.LineBreak;
}
