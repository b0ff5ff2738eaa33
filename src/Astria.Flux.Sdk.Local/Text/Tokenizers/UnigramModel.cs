namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>What a Unigram tokenizer's file says.</summary>
internal sealed record UnigramModel
{
    /// <summary>The vocabulary; a piece's place is its number.</summary>
    public required IReadOnlyList<UnigramPiece> Pieces { get; init; }

    /// <summary>The rules by which characters are normalised; <see langword="null"/> for none.</summary>
    public CharsMap? CharsMap { get; init; }

    /// <summary>Whether a space is put before the text.</summary>
    public bool AddDummyPrefix { get; init; } = true;

    /// <summary>Whether spaces at both ends are dropped and runs of them become one.</summary>
    public bool RemoveExtraSpaces { get; init; } = true;

    /// <summary>Whether spaces are written as ▁.</summary>
    public bool EscapeSpaces { get; init; } = true;

    /// <summary>Whether the space put before the text goes behind it instead.</summary>
    public bool SpaceIsSuffix { get; init; }

    /// <summary>Whether unknown characters are spelled in bytes.</summary>
    public bool ByteFallback { get; init; }
}
