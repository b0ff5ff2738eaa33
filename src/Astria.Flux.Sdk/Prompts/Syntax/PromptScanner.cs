namespace Astria.Flux.Prompts.Syntax;

/// <summary>Cuts a prompt into tokens: one pass from left to right, without recursion or backtracking.</summary>
/// <remarks>
/// <para>Every look ahead is either bounded or moves the position to where it ended, or fails at most once for a prompt; so the time is linear.
/// Open brackets are chained through <see cref="PromptToken.Match"/>, so that depth costs no stack.</para>
/// <para>It also gathers <see cref="PromptSignals"/>, so that rules with nothing to look at need not look.</para>
/// </remarks>
internal ref partial struct PromptScanner
{
    private const int NoToken = -1;

    // So few words, in fewer characters than this, may make no picture; more than that, or characters, may be cut off.
    private const int FewWords = 5;
    private const int FewCharacters = 24;
    private const int ManyWords = 130;
    private const int ManyCharacters = 700;

    // So many segments, of so few words on average, may be tags.
    private const int ManySegments = 4;
    private const int LongestTag = 4;

    // So many words in capitals, one after the other, may be a sentence.
    private const int ManyCapitals = 5;

    private readonly ReadOnlySpan<char> _text;
    private QuoteReader _quotes;
    private ScanBuffer _tokens;
    private int _kinds;
    private PromptSignals _signals;
    private int _openRound;
    private int _openSquare;
    private int _openCurly;
    private int _words;
    private int _segmentCount;
    private int _capitals;
    private uint _lastHash;

    // The numbers of all words up to here, added up, and as it was when a segment was last ended by itself: with nothing added since, there is none. In a row of words none
    // is empty, for a word is behind each separator.
    private uint _total;
    private uint _totalBefore;

    // The characters sorted last, and where they begin: what stops a row of words is often followed by another row among them.
    private CharacterWindow _window;
    private int _windowStart;

    private PromptScanner(ReadOnlySpan<char> text)
    {
        _text = text;
        _quotes = new QuoteReader(text);
        // English words are about five letters and a blank; a wrong guess costs a copy, not correctness.
        _tokens = new ScanBuffer(text.Length + NarrowText.Padding, (text.Length / 4) + CharacterWindow.Size);
        NarrowText.Write(text, _tokens.Bytes);
        _openRound = _openSquare = _openCurly = NoToken;
        _windowStart = -CharacterWindow.Size;
    }

    public static PromptText Scan(ReadOnlySpan<char> text)
    {
        var scanner = new PromptScanner(text);
        scanner.Run();
        return new PromptText(text, in scanner._tokens, scanner._kinds, scanner._words, scanner._signals);
    }

    private void Run()
    {
        var text = _text;
        var position = 0;
        while ((uint)position < (uint)text.Length)
        {
            var character = text[position];
            // What follows other things is mostly a blank, and a blank is nothing.
            if (character == ' ')
            {
                if (++position == text.Length)
                    break;
                character = text[position];
            }

            // Most of a prompt is words with one blank between them.
            if ((uint)((character | 0x20) - 'a') <= 'z' - 'a')
            {
                position = Words(position);
                continue;
            }

            switch (CharacterClasses.Of(character))
            {
                case CharacterClass.Blank:
                    Watch(text[position++]);
                    break;
                case CharacterClass.Letter:
                case CharacterClass.Underscore:
                    position = Word(position);
                    break;
                case CharacterClass.Digit:
                    position = Number(position, position);
                    break;
                case CharacterClass.LineBreak:
                    EndSegment();
                    _signals |= PromptSignals.LineBreak;
                    position = Add(PromptTokenKind.LineBreak, position, 1);
                    break;
                case CharacterClass.Comma:
                    EndSegment();
                    position = Add(PromptTokenKind.Comma, position, 1);
                    break;
                case CharacterClass.Semicolon:
                    EndSegment();
                    position = Add(PromptTokenKind.Semicolon, position, 1);
                    break;
                case CharacterClass.Stop:
                    position = Stop(position);
                    break;
                case CharacterClass.Colon:
                    position = Colon(position);
                    break;
                case CharacterClass.Hyphen:
                    position = Hyphens(position);
                    break;
                case CharacterClass.Dash:
                    position = Dash(position);
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
                    position = Quote(position);
                    break;
                case CharacterClass.Angle:
                    position = Angle(position);
                    break;
                default:
                    position = Symbol(position);
                    break;
            }
        }

        Finish();
    }

    private void Finish()
    {
        EndSegment();
        if (HasRepeatedSegment())
            _signals |= PromptSignals.RepeatedSegment;
        Unchain(_openRound);
        Unchain(_openSquare);
        Unchain(_openCurly);
        if (_words < FewWords && _text.Length < FewCharacters)
            _signals |= PromptSignals.FewWords;
        if (_words > ManyWords || _text.Length > ManyCharacters)
            _signals |= PromptSignals.Long;
        if (_segmentCount >= ManySegments && _words <= _segmentCount * LongestTag)
            _signals |= (_signals & PromptSignals.SmallWord) == PromptSignals.None ? PromptSignals.Tags | PromptSignals.BareTags : PromptSignals.Tags;
        _signals &= ~PromptSignals.FirstSides | (PromptSignals)((ulong)_signals >> 1);
    }

    private int Stop(int position)
    {
        if (IsNumberWithout(position, position))
            return Number(position, position + 1);
        EndSegment();
        if (_text[position] == '!' && position + 1 < _text.Length && _text[position + 1] == '!')
            _signals |= PromptSignals.Exclamations;
        return Add(PromptTokenKind.Stop, position, 1);
    }

    private int Quote(int position)
    {
        if (_quotes.TryRead(position, out var end))
        {
            _signals |= PromptSignals.Quoted;
            _total += Mixed(end - position);
            return Add(PromptTokenKind.Quoted, position, end - position);
        }

        if (_text[position] is '"' or '\u201C' or '\u201D' or '\u201E')
            _signals |= PromptSignals.LoneQuote;
        return Add(PromptTokenKind.Punctuation, position, 1);
    }

    private int Backslash(int position)
    {
        _signals |= PromptSignals.RareCharacter;
        if (position + 1 >= _text.Length || CharacterClasses.Of(_text[position + 1]) is not (CharacterClass.Open or CharacterClass.Close or CharacterClass.Backslash))
            return Add(PromptTokenKind.Punctuation, position, 1);
        _signals |= PromptSignals.Escape;
        return Add(PromptTokenKind.Escape, position, 2);
    }

    private int Dash(int position)
    {
        // "—ar 7:5", as editors write "--ar 7:5".
        var name = FlagGrammar.DashesEnd(_text, position);
        return (IsBlankBefore(position) && IsKnownFlag(name)) || (IsBehindBracket(position) && IsForeignFlag(name)) ? Flag(position, name) : Add(PromptTokenKind.Dash, position, 1);
    }

    // A blank behind a blank, or one that is no blank of the keyboard.
    private void Watch(char character) =>
        _signals |= character != ' ' && CharacterClasses.IsInvisible(character) ? PromptSignals.ControlCharacter : PromptSignals.WideBlank;

    // Words that nothing is known about, and what separates, are by far the most; a rule that looks for something else passes over them.
    private int Add(PromptTokenKind kind, int start, int length)
    {
        PromptToken token = new(kind, start, length);
        return kind is PromptTokenKind.Comma or PromptTokenKind.Stop or PromptTokenKind.Semicolon or PromptTokenKind.LineBreak ? Add(token) : AddSign(token);
    }

    private int Add(PromptToken token)
    {
        _tokens.Add(token);
        _kinds |= 1 << (int)token.Kind;
        return token.End;
    }

    private int AddMarked(PromptToken word)
    {
        _tokens.AddMarked(word);
        _kinds |= 1 << (int)PromptTokenKind.Word;
        return word.End;
    }

    private int AddSign(PromptToken token)
    {
        _tokens.AddSign(token);
        _kinds |= 1 << (int)token.Kind;
        return token.End;
    }
}
