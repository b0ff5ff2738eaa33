namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>One piece of a Unigram vocabulary.</summary>
/// <param name="Bytes">Its text as UTF-8, ▁ for a space.</param>
/// <param name="Score">The logarithm of its probability.</param>
/// <param name="Kind">What it is for.</param>
internal readonly record struct UnigramPiece(byte[] Bytes, float Score, UnigramPieceKind Kind);
