namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>What a piece of a vocabulary is for; the numbers are those of SentencePiece's file format.</summary>
internal enum UnigramPieceKind
{
    Normal = 1,
    Unknown = 2,
    Control = 3,
    UserDefined = 4,
    Unused = 5,
    Byte = 6,
}
