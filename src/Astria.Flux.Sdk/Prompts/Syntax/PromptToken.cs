namespace Astria.Flux.Prompts.Syntax;

/// <summary>A stretch of a prompt that belongs together. <see langword="default"/> is an empty stretch of punctuation.</summary>
public readonly struct PromptToken
{
    /// <summary>The value of <see cref="Match"/> where there is no partner.</summary>
    public const int Unmatched = -1;

    internal PromptToken(PromptTokenKind kind, int start, int length, int match = Unmatched, double weight = double.NaN, PromptSignals signals = PromptSignals.None)
    {
        Kind = kind;
        Start = start;
        Length = length;
        Match = match;
        Weight = weight;
        Signals = signals;
    }

    /// <summary>What it is.</summary>
    public PromptTokenKind Kind { get; }

    /// <summary>Where it begins, in UTF-16 code units from 0.</summary>
    public int Start { get; }

    /// <summary>How long it is, in UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>For a bracket: the index of its partner among the tokens, or <see cref="Unmatched"/>.</summary>
    public int Match { get; }

    /// <summary>For an opening bracket that closes with a colon and a number, that number; else not a number.</summary>
    public double Weight { get; }

    /// <summary>The position after its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>Where it is.</summary>
    public PromptSpan Span => new(Start, Length);

    /// <summary>For a word: what the vocabulary knows about it.</summary>
    internal PromptSignals Signals { get; }
}
