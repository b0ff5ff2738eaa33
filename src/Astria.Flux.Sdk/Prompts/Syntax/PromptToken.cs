namespace Astria.Flux.Prompts.Syntax;

/// <summary>A stretch of a prompt that belongs together. <see langword="default"/> is an empty stretch of punctuation.</summary>
public readonly struct PromptToken
{
    /// <summary>The value of <see cref="Match"/> where there is no partner.</summary>
    public const int Unmatched = -1;

    // A word's signals, or the bits of a bracket's weight.
    private readonly ulong _data;

    // Where it begins, in the upper half, and how long it is: three numbers, and a token is written from registers.
    private readonly ulong _place;

    // The kind in the upper half, and a bracket's partner or a word's hash.
    private readonly ulong _link;

    internal PromptToken(PromptTokenKind kind, int start, int length)
        : this(kind, start, length, unchecked((uint)Unmatched), 0)
    {
    }

    private PromptToken(PromptTokenKind kind, int start, int length, uint link, ulong data)
    {
        _place = ((ulong)(uint)start << 32) | (uint)length;
        _link = ((ulong)kind << 32) | link;
        _data = data;
    }

    /// <summary>What it is.</summary>
    public PromptTokenKind Kind => (PromptTokenKind)(int)(_link >> 32);

    /// <summary>Where it begins, in UTF-16 code units from 0.</summary>
    public int Start => (int)(_place >> 32);

    /// <summary>How long it is, in UTF-16 code units.</summary>
    public int Length => (int)_place;

    /// <summary>For a bracket: the index of its partner among the tokens, or <see cref="Unmatched"/>.</summary>
    public int Match => Kind is PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket ? (int)_link : Unmatched;

    /// <summary>For an opening bracket that closes with a colon and a number, that number; else not a number.</summary>
    public double Weight => Kind == PromptTokenKind.OpenBracket ? BitConverter.Int64BitsToDouble((long)_data) : double.NaN;

    /// <summary>The position after its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Where it is.</summary>
    public PromptSpan Span => new(Start, Length);

    /// <summary>For a word: what the vocabulary knows about it.</summary>
    internal PromptSignals Signals => Kind == PromptTokenKind.Word ? (PromptSignals)_data : PromptSignals.None;

    /// <summary>For a word: a number that it shares with the same word in other letters; cheap, not unique. See <see cref="WordKey.Hash"/>.</summary>
    internal uint Hash => (uint)_link;

    internal static PromptToken Word(int start, int length, uint hash, PromptSignals signals) =>
        new(PromptTokenKind.Word, start, length, hash, (ulong)signals);

    internal static PromptToken Comma(int start) => new(PromptTokenKind.Comma, start, 1);

    internal static PromptToken Bracket(PromptTokenKind kind, int start, int match, double weight = double.NaN) =>
        new(kind, start, 1, (uint)match, (ulong)BitConverter.DoubleToInt64Bits(weight));
}
