namespace Astria.Flux.Prompts.Tokens;

/// <summary>Estimates token counts from words, punctuation and digits, without a vocabulary.</summary>
/// <remarks>
/// CLIP: <c>1.017 × words + 1.365 × runs of punctuation + 0.948 × digits</c>, fitted against CLIP-L's own tokenizer; mean absolute error 6.2 %
/// over 15,374 prompts of 26 collections. T5: <c>1.143 × words + 0.570 × words of one letter + 0.226 × letters behind a word's seventh + 1.570 × runs of
/// punctuation + 0.369 × digits</c>, fitted against T5's own vocabulary; mean absolute error 11.7 % over 7,562 prompts of 11 collections (11.7 % as well on the half of them
/// that was left out of a fit), and 8.8 % over the 227 of more than 150 tokens; all of them together are estimated 2.6 % too low. Where a cut matters, give a counter that is exact.
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

    // Least squares of the relative error against T5's own vocabulary. It has no piece for a blank and a single letter: "a" is two tokens.
    private const double PiecesPerWord = 1.143;
    private const double PiecesPerSingleLetter = 0.570;
    private const double PiecesPerLetterOfLongWord = 0.226;
    private const double PiecesPerPunctuation = 1.570;
    private const double PiecesPerDigit = 0.369;

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
            : T5Frame + (int)Math.Round((PiecesPerWord * counts.Words) + (PiecesPerSingleLetter * counts.SingleLetters) + (PiecesPerLetterOfLongWord * counts.LettersOfLongWords)
                + (PiecesPerPunctuation * counts.Punctuation) + (PiecesPerDigit * counts.Digits) + counts.Others);
    }
}
