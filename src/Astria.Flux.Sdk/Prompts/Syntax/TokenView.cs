namespace Astria.Flux.Prompts.Syntax;

/// <summary>The tokens of a prompt, asked by index; an index outside is a token of no kind.</summary>
internal readonly ref struct TokenView
{
    // A field: a property is one more method that a cold compiler compiles before its first prompt.
    public readonly ReadOnlySpan<PromptToken> Tokens;

    private readonly ReadOnlySpan<char> _characters;
    private readonly PromptSignals _signals;
    private readonly ReadOnlySpan<ulong> _marks;

    public TokenView(PromptText text)
    {
        _characters = text.Characters;
        _signals = text.Signals;
        _marks = text.Marks;
        Tokens = text.Tokens;
    }

    public int Count => Tokens.Length;

    public PromptToken this[int index] => Tokens[index];

    /// <summary>The first word at or behind an index that has one of some signals; the number of tokens when there is none.</summary>
    public int Next(int from, PromptSignals signals) => Next(from, signals, 0U);

    /// <summary>The first token at or behind an index that is of a kind; the number of tokens when there is none. Words, and what only separates, are not found by it.</summary>
    public int Next(int from, PromptTokenKind kind) => Next(from, PromptSignals.None, 1U << (int)kind);

    /// <summary>As <see cref="Next(int, PromptTokenKind)"/>, of one of two kinds.</summary>
    public int Next(int from, PromptTokenKind kind, PromptTokenKind or) => Next(from, PromptSignals.None, (1U << (int)kind) | (1U << (int)or));

    /// <summary>The first token that is a word with a signal, or of a kind.</summary>
    public int Next(int from, PromptSignals signals, PromptTokenKind kind) => Next(from, signals, 1U << (int)kind);

    /// <summary>The first token that is a word with a signal, or of one of two kinds.</summary>
    public int Next(int from, PromptSignals signals, PromptTokenKind kind, PromptTokenKind or) => Next(from, signals, (1U << (int)kind) | (1U << (int)or));

    private int Next(int from, PromptSignals signals, uint kinds)
    {
        var marks = From(from, out var number);
        for (; number < _marks.Length; number += ScanBuffer.NumbersPerMark, marks = ulong.MaxValue)
        {
            // A stretch without such words, or without such signs, has none to look at.
            var found = (_marks[number + ScanBuffer.Signals] & (ulong)signals) == 0 ? 0 : _marks[number + ScanBuffer.Words];
            found |= (_marks[number + ScanBuffer.Kinds] & kinds) == 0 ? 0 : _marks[number + ScanBuffer.Signs];
            for (found &= marks; found != 0; found &= found - 1)
            {
                var index = (number / ScanBuffer.NumbersPerMark * ScanBuffer.BitsPerNumber) + CharacterWindow.LowestBit(found);
                ref readonly var token = ref Tokens[index];
                if (((kinds >> (int)token.Kind) & 1) != 0 || token.HasAny(signals))
                    return index;
            }
        }

        return Tokens.Length;
    }

    // Where a token's bit is, and which of its number's tokens are not before it.
    private static ulong From(int from, out int number)
    {
        number = from / ScanBuffer.BitsPerNumber * ScanBuffer.NumbersPerMark;
        return ulong.MaxValue << from;
    }

    public PromptTokenKind? Kind(int index) => index >= 0 && index < Tokens.Length ? Tokens[index].Kind : null;

    public bool IsKind(int index, PromptTokenKind kind) => index >= 0 && index < Tokens.Length && Tokens[index].Kind == kind;

    public ReadOnlySpan<char> Text(int index) => index >= 0 && index < Tokens.Length ? _characters.Slice(Tokens[index].Start, Tokens[index].Length) : default;

    public ReadOnlySpan<char> Word(int index) => IsKind(index, PromptTokenKind.Word) ? _characters.Slice(Tokens[index].Start, Tokens[index].Length) : default;

    /// <summary>Whether a word is at an index, and in a table.</summary>
    public bool Contains(WordTable table, int index) => Find(table, index) != 0;

    /// <summary>What the word at an index is by a table; 0 for none of it, and where no word is.</summary>
    public int Find(WordTable table, int index)
    {
        if (!IsKind(index, PromptTokenKind.Word))
            return 0;
        ref readonly var token = ref Tokens[index];
        return table.Find(token.Hash, _characters.Slice(token.Start, token.Length));
    }

    public bool Is(int index, string text) => Text(index).Equals(text.AsSpan(), StringComparison.OrdinalIgnoreCase);

    public bool IsCharacter(int index, char character) => index >= 0 && index < Tokens.Length && _characters[Tokens[index].Start] == character;

    public bool Has(int index, PromptSignals signal) => index >= 0 && index < Tokens.Length && (Tokens[index].Signals & signal) != PromptSignals.None;

    /// <summary>Whether a character stands right before a token.</summary>
    public bool IsCharacterBefore(int index, char character) => Tokens[index].Start > 0 && _characters[Tokens[index].Start - 1] == character;

    /// <summary>Whether the prompt holds something.</summary>
    public bool Has(PromptSignals signal) => (_signals & signal) != PromptSignals.None;

    /// <summary>Whether a token begins where the one before it ends.</summary>
    public bool IsGlued(int index) => index > 0 && index < Tokens.Length && Tokens[index - 1].End == Tokens[index].Start;

    /// <summary>Whether a segment ends here: at a separator, a bracket, a flag or the end of the text.</summary>
    public bool IsBoundary(int index) => Kind(index) is not { } kind
        || kind is PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop or PromptTokenKind.LineBreak or PromptTokenKind.Dash
            or PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket or PromptTokenKind.Flag or PromptTokenKind.Colon;

    /// <summary>Whether a word is all capitals, and more than one letter.</summary>
    public bool IsUpper(int index)
    {
        var word = Word(index);
        return word.Length > 1 && word[0] is >= 'A' and <= 'Z' && word[word.Length - 1] is >= 'A' and <= 'Z' && word[word.Length >> 1] is not (>= 'a' and <= 'z');
    }

    public bool IsCapitalized(int index)
    {
        var word = Word(index);
        return word.Length > 0 && char.IsUpper(word[0]);
    }

    public PromptSpan Span(int first, int last) => PromptSpan.FromBounds(Tokens[first].Start, Tokens[last].End);

    /// <summary>What to cut so that some tokens go and one separator with them; blanks are left as in a clean sentence.</summary>
    public PromptSpan Cut(int first, int last)
    {
        if (IsSeparator(first - 1) && IsEnd(last + 1))
            return PromptSpan.FromBounds(first > 1 ? Tokens[first - 2].End : 0, Tokens[last].End);
        if (IsSeparator(last + 1))
            return PromptSpan.FromBounds(Tokens[first].Start, last + 2 < Count ? Tokens[last + 2].Start : _characters.Length);
        return first > 0
            ? PromptSpan.FromBounds(Tokens[first - 1].End, Tokens[last].End)
            : PromptSpan.FromBounds(Tokens[first].Start, last + 1 < Count ? Tokens[last + 1].Start : Tokens[last].End);
    }

    /// <summary>Whether the prompt is written in a notation whose quotes and braces are its own.</summary>
    public bool IsJson()
    {
        if (!(IsCharacter(0, '{') || IsCharacter(0, '[')))
            return false;
        var i = 1;
        while (Kind(i) is PromptTokenKind.LineBreak or PromptTokenKind.OpenBracket)
            i++;
        return IsCharacter(i, '"');
    }

    private bool IsSeparator(int index) => Kind(index) is PromptTokenKind.Comma or PromptTokenKind.Semicolon;

    private bool IsEnd(int index) => Kind(index) is null or PromptTokenKind.Comma or PromptTokenKind.Semicolon or PromptTokenKind.Stop or PromptTokenKind.LineBreak
        or PromptTokenKind.CloseBracket or PromptTokenKind.Flag;
}
