namespace Astria.Flux.Prompts.Syntax;

/// <summary>Finds where text in quotes ends, and tells quotes from apostrophes, inch marks and the quotes of a wrapped prompt.</summary>
/// <remarks>Closing marks are looked for once: what a search found is remembered until the position has passed it.</remarks>
internal ref struct QuoteReader
{
    // An apostrophe that opens ('til, 'cause) would else hide half a prompt up to the next one that closes.
    private const int LongestSingleQuoted = 80;
    private const string Label = "prompt";
    private const int Unknown = -1;

    private readonly ReadOnlySpan<char> _text;

    // Looked for when there is a first quote: most prompts have none.
    private int _first;
    private int _last;
    private bool _isJson;
    private int _nextLineBreak;
    private int _nextCurly;
    private int _nextGerman;
    private int _nextGuillemet;
    private int _nextApostrophe;

    public QuoteReader(ReadOnlySpan<char> text)
    {
        _text = text;
        _first = Unknown;
    }

    /// <summary>Reads quoted text.</summary>
    /// <param name="start">The position of a quote or apostrophe.</param>
    /// <param name="end">The position after the closing mark, when the answer is <see langword="true"/>.</param>
    public bool TryRead(int start, out int end)
    {
        if (_first == Unknown)
            Begin();
        end = 0;
        var close = _text[start] switch
        {
            '"' => Straight(start),
            '\u201C' or '\u201E' => Curly(start),
            '«' => Remembered(ref _nextGuillemet, start, '»'),
            '\'' or '\u2018' => Single(start),
            _ => _text.Length,
        };
        // A prompt that is wrapped in quotes as a whole is still a prompt, and a quote ends with its line.
        if (close >= _text.Length || (start == _first && close == _last) || LineBreakAfter(start) < close)
            return false;
        end = close + 1;
        return true;
    }

    private void Begin()
    {
        _nextLineBreak = _nextCurly = _nextGerman = _nextGuillemet = _nextApostrophe = Unknown;
        _first = AfterLabel(_text, AfterBlanks(_text, 0));
        _last = _text.Length - 1;
        while (_last > _first && CharacterClasses.IsBlank(_text[_last]))
            _last--;
        _isJson = IsJson();
    }

    // Prompt: "…"  or  prompt="…": the label is pasted with the prompt it is of.
    private static int AfterLabel(ReadOnlySpan<char> text, int first)
    {
        if (first >= text.Length || (text[first] | 0x20) != 'p' || !text.Slice(first).StartsWith(Label.AsSpan(), StringComparison.OrdinalIgnoreCase))
            return first;
        var next = AfterBlanks(text, first + Label.Length);
        if (next >= text.Length || text[next] is not (':' or '='))
            return first;
        next = AfterBlanks(text, next + 1);
        return next < text.Length ? next : first;
    }

    private static int AfterBlanks(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && CharacterClasses.IsBlank(text[from]))
            from++;
        return from;
    }

    private readonly int Straight(int start)
    {
        var isInchMark = start > 0 && CharacterClasses.IsDigit(_text[start - 1]);
        if (_isJson || isInchMark)
            return _text.Length;
        var length = _text.Slice(start + 1).IndexOf('"');
        if (length < 0)
            return _text.Length;
        var close = start + 1 + length;
        // ' "hello and "STOP" ': a mark that clearly opens can't close; the first one then has no partner.
        var opens = CharacterClasses.IsBlank(_text[close - 1]) && close + 1 < _text.Length && CharacterClasses.IsWord(_text[close + 1]);
        return opens ? _text.Length : close;
    }

    // German quotes open low and close with the mark that opens English ones.
    private int Curly(int start)
    {
        var close = Remembered(ref _nextCurly, start, '\u201D');
        return _text[start] == '\u201E' ? Math.Min(close, Remembered(ref _nextGerman, start, '\u201C')) : close;
    }

    private int Single(int start)
    {
        var opens = start + 1 < _text.Length && !CharacterClasses.IsBlank(_text[start + 1]) && !CharacterClasses.IsDigit(_text[start + 1])
            && (start == 0 || !CharacterClasses.IsWord(_text[start - 1]));
        if (!opens)
            return _text.Length;
        if (_nextApostrophe <= start + 1)
            _nextApostrophe = ClosingApostrophe(start + 2);
        return _nextApostrophe - start > LongestSingleQuoted ? _text.Length : _nextApostrophe;
    }

    private readonly int ClosingApostrophe(int from)
    {
        for (var i = from; i < _text.Length; i++)
        {
            if (_text[i] is '\'' or '\u2019' && !CharacterClasses.IsBlank(_text[i - 1]) && (i + 1 == _text.Length || !CharacterClasses.IsWord(_text[i + 1])))
                return i;
        }

        return _text.Length;
    }

    private int LineBreakAfter(int start)
    {
        if (_nextLineBreak <= start)
        {
            var length = _text.Slice(start + 1).IndexOfAny('\n', '\r');
            _nextLineBreak = length < 0 ? _text.Length : start + 1 + length;
        }

        return _nextLineBreak;
    }

    private readonly int Remembered(ref int next, int start, char mark)
    {
        if (next <= start)
        {
            var length = _text.Slice(start + 1).IndexOf(mark);
            next = length < 0 ? _text.Length : start + 1 + length;
        }

        return next;
    }

    // { "key": …  or  [ "item", …: the quotes belong to the notation, the values are prompt text.
    private readonly bool IsJson()
    {
        if (_first >= _text.Length || _text[_first] is not ('{' or '['))
            return false;
        var next = _first + 1;
        while (next < _text.Length && (CharacterClasses.IsBlank(_text[next]) || _text[next] is '{' or '['))
            next++;
        return next < _text.Length && _text[next] == '"';
    }
}
