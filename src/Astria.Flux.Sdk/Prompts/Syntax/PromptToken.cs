namespace Astria.Flux.Prompts.Syntax;

/// <summary>A stretch of a prompt that belongs together. <see langword="default"/> is an empty stretch of punctuation.</summary>
public readonly struct PromptToken
{
    /// <summary>The value of <see cref="Match"/> where there is no partner.</summary>
    public const int Unmatched = -1;

    private const int HalfBits = 32;

    // A word's signals, or the bits of a bracket's weight.
    private readonly ulong _data;
    private readonly int _start;
    private readonly int _length;

    // The kind in the lowest byte; in the upper half a bracket's partner or a word's hash. Four fields, and a token is written from registers.
    private readonly ulong _link;

    internal PromptToken(PromptTokenKind kind, int start, int length)
        : this(start, length, (ulong)kind, 0)
    {
    }

    private PromptToken(int start, int length, ulong link, ulong data)
    {
        _start = start;
        _length = length;
        _link = link;
        _data = data;
    }

    /// <summary>What it is.</summary>
    public PromptTokenKind Kind => (PromptTokenKind)(byte)_link;

    /// <summary>Where it begins, in UTF-16 code units from 0.</summary>
    public int Start => _start;

    /// <summary>How long it is, in UTF-16 code units.</summary>
    public int Length => _length;

    /// <summary>For a bracket: the index of its partner among the tokens, or <see cref="Unmatched"/>.</summary>
    public int Match => Kind is PromptTokenKind.OpenBracket or PromptTokenKind.CloseBracket ? (int)Hash : Unmatched;

    /// <summary>For an opening bracket that closes with a colon and a number, that number; else not a number. Of <c>1.2.3</c>, a weight with a point too many, it is 1.2.</summary>
    public double Weight => Kind == PromptTokenKind.OpenBracket ? BitConverter.Int64BitsToDouble((long)_data) : double.NaN;

    /// <summary>The position after its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Where it is.</summary>
    public PromptSpan Span => new(Start, Length);

    /// <summary>For a word: what the vocabulary knows about it.</summary>
    internal PromptSignals Signals => Kind == PromptTokenKind.Word ? (PromptSignals)_data : PromptSignals.None;

    /// <summary>Whether it is something that a picture can be made of: a prompt without such a token says nothing.</summary>
    internal bool SaysSomething => Kind is PromptTokenKind.Word or PromptTokenKind.Number or PromptTokenKind.Quoted or PromptTokenKind.NetworkTag;

    /// <summary>Whether it is a word that the vocabulary knows one of some things about.</summary>
    internal bool HasAny(PromptSignals signals) => (_data & (ulong)signals) != 0 && Kind == PromptTokenKind.Word;

    /// <summary>For a word: a number that it shares with the same word in other letters; cheap, not unique. See <see cref="WordKey.Hash"/>.</summary>
    internal uint Hash => (uint)(_link >> HalfBits);

    internal static PromptToken Word(int start, int length, uint hash, PromptSignals signals) =>
        new(start, length, ((ulong)hash << HalfBits) | (ulong)PromptTokenKind.Word, (ulong)signals);

    /// <summary>A word, by the number its key is mixed to.</summary>
    internal static PromptToken Word(int start, int length, WordKey key, PromptSignals signals) =>
        new(start, length, (key.Mixed & ~(ulong)byte.MaxValue) | (ulong)PromptTokenKind.Word, (ulong)signals);

    // The two characters differ in one bit, their kinds by one.
    internal static PromptToken Separator(byte commaOrStop, int start) => new(start, 1, (ulong)PromptTokenKind.Comma + (((ulong)commaOrStop >> 1) & 1), 0);

    internal static PromptToken Bracket(PromptTokenKind kind, int start, int match, double weight = double.NaN) =>
        new(start, 1, ((ulong)(uint)match << HalfBits) | (ulong)kind, (ulong)BitConverter.DoubleToInt64Bits(weight));
}
