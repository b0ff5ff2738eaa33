namespace Astria.Flux.Prompts.Syntax;

/// <summary>A stretch of a prompt that belongs together. <see langword="default"/> is an empty stretch of punctuation.</summary>
public readonly struct PromptToken
{
    /// <summary>The value of <see cref="Match"/> where there is no partner.</summary>
    public const int Unmatched = -1;

    // A word's signals, or the bits of a bracket's weight.
    private readonly ulong _data;

    // A bracket's partner, or a word's hash.
    private readonly int _link;
    private readonly byte _kind;

    internal PromptToken(PromptTokenKind kind, int start, int length)
        : this(kind, start, length, Unmatched, 0)
    {
    }

    private PromptToken(PromptTokenKind kind, int start, int length, int link, ulong data)
    {
        Start = start;
        Length = length;
        _link = link;
        _data = data;
        _kind = (byte)kind;
    }

    /// <summary>What it is.</summary>
    public PromptTokenKind Kind => (PromptTokenKind)_kind;

    /// <summary>Where it begins, in UTF-16 code units from 0.</summary>
    public int Start { get; }

    /// <summary>How long it is, in UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>For a bracket: the index of its partner among the tokens, or <see cref="Unmatched"/>.</summary>
    public int Match => Kind is PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket ? _link : Unmatched;

    /// <summary>For an opening bracket that closes with a colon and a number, that number; else not a number.</summary>
    public double Weight => Kind == PromptTokenKind.OpenBracket ? BitConverter.Int64BitsToDouble((long)_data) : double.NaN;

    /// <summary>The position after its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Where it is.</summary>
    public PromptSpan Span => new(Start, Length);

    /// <summary>For a word: what the vocabulary knows about it.</summary>
    internal PromptSignals Signals => Kind == PromptTokenKind.Word ? (PromptSignals)_data : PromptSignals.None;

    /// <summary>For a word: a number that it shares with the same word in other letters; cheap, not unique. See <see cref="Vocabulary.HashOf"/>.</summary>
    internal int Hash => _link;

    internal static PromptToken Word(int start, int length, int hash, PromptSignals signals) =>
        new(PromptTokenKind.Word, start, length, hash, (ulong)signals);

    internal static PromptToken Bracket(PromptTokenKind kind, int start, int match, double weight = double.NaN) =>
        new(kind, start, 1, match, (ulong)BitConverter.DoubleToInt64Bits(weight));
}
