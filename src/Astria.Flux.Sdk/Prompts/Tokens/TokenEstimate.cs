namespace Astria.Flux.Prompts.Tokens;

/// <summary>Estimates token counts from words, punctuation and digits, without a vocabulary.</summary>
/// <remarks>
/// CLIP: <c>1.017 × words + 1.365 × runs of punctuation + 0.948 × digits</c>, fitted against CLIP-L's own tokenizer; mean absolute error 6.2 %
/// over 15,374 prompts of 26 collections. T5: the same counts and the lengths of words, after what is known of SentencePiece on English; there was
/// no vocabulary to fit it against, so take it as good to a tenth or so. Where a cut matters, give a counter that is exact.
/// </remarks>
public sealed class TokenEstimate : ITokenCounter
{
    // Least squares against CLIP's own tokenizer.
    private const double ClipPerWord = 1.017;
    private const double ClipPerPunctuation = 1.365;
    private const double ClipPerDigit = 0.948;

    // CLIP frames a text with a token at each end, T5 with one behind it.
    private const int ClipFrame = 2;
    private const int T5Frame = 1;

    // T5's pieces: a common word up to seven letters is one piece; longer ones break about every so many letters.
    private const double LettersPerPiece = 4.5;
    private const double PiecesPerShortWord = 1.08;
    private const double PiecesPerPunctuation = 1.25;
    private const double PiecesPerDigit = 0.62;

    private TokenEstimate()
    {
    }

    /// <summary>The estimate.</summary>
    public static TokenEstimate Instance { get; } = new();

    /// <inheritdoc/>
    public bool IsExact => false;

    /// <inheritdoc/>
    public int Count(TextEncoder encoder, ReadOnlySpan<char> text)
    {
        var counts = TextCounts.Of(text);
        return encoder == TextEncoder.Clip
            ? ClipFrame + (int)Math.Round((ClipPerWord * counts.Words) + (ClipPerPunctuation * counts.Punctuation) + (ClipPerDigit * counts.Digits) + (2.0 * counts.Others))
            : T5Frame + (int)Math.Round((PiecesPerShortWord * counts.Words) + (counts.LettersOfLongWords / LettersPerPiece) + (PiecesPerPunctuation * counts.Punctuation)
                + (PiecesPerDigit * counts.Digits) + counts.Others);
    }
}
