using Astria.Flux.Local.Text.Tokenizers;
using Astria.Flux.Prompts.Tokens;

namespace Astria.Flux.Local.Text;

/// <summary>
/// Counts the tokens of FLUX's text encoders with their own tokenizers, so that the linter knows where a prompt is cut off instead of
/// estimating it: <c>profile with { TokenCounter = FluxTokenCounter.Open("tokenizer_2/spiece.model") }</c>.
/// </summary>
/// <remarks>
/// CLIP's tokenizer is part of this package. T5's vocabulary is not: its file comes with every copy of FLUX.1 (folder <c>tokenizer_2</c>) and
/// of T5. Words that programs reserve, such as <c>&lt;extra_id_0&gt;</c>, count as the text they are spelled with.
/// </remarks>
public sealed class FluxTokenCounter : ITokenCounter
{
    private readonly UnigramTokenizer _t5;
    private readonly ClipTokenizer _clip;

    private FluxTokenCounter(UnigramTokenizer t5, ClipTokenizer clip)
    {
        _t5 = t5;
        _clip = clip;
    }

    /// <inheritdoc/>
    public bool IsExact => true;

    /// <summary>Opens the tokenizers.</summary>
    /// <param name="t5TokenizerPath">T5's tokenizer: SentencePiece's <c>spiece.model</c>, a <c>tokenizer.json</c>, or a folder with one: FLUX.1's <c>tokenizer_2</c>, or
    /// that of the whole model.</param>
    /// <returns>The counter.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="WeightsException">The file is no such tokenizer; what is wrong with it is named.</exception>
    /// <exception cref="IOException">It isn't there, or can't be read.</exception>
    public static FluxTokenCounter Open(string t5TokenizerPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(t5TokenizerPath);
        return new FluxTokenCounter(UnigramFile.Open(T5TokenizerFiles.Find(t5TokenizerPath)), ClipFile.Bundled());
    }

    /// <summary>Opens the tokenizers, CLIP's from a file too, for models with another.</summary>
    /// <param name="t5TokenizerPath">T5's tokenizer: SentencePiece's <c>spiece.model</c>, a <c>tokenizer.json</c>, or a folder with one: FLUX.1's <c>tokenizer_2</c>, or
    /// that of the whole model.</param>
    /// <param name="clipTokenizerPath">CLIP's: a <c>merges.txt</c>, or a <c>tokenizer.json</c>.</param>
    /// <returns>The counter.</returns>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    /// <exception cref="WeightsException">A file is no such tokenizer; what is wrong with it is named.</exception>
    /// <exception cref="IOException">One isn't there, or can't be read.</exception>
    public static FluxTokenCounter Open(string t5TokenizerPath, string clipTokenizerPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(t5TokenizerPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(clipTokenizerPath);
        return new FluxTokenCounter(UnigramFile.Open(T5TokenizerFiles.Find(t5TokenizerPath)), ClipFile.Open(clipTokenizerPath));
    }

    /// <inheritdoc/>
    public int Count(TextEncoder encoder, ReadOnlySpan<char> text) => encoder switch
    {
        TextEncoder.T5 => _t5.Encode(text).Count,
        TextEncoder.Clip => _clip.Encode(text).Count,
        _ => throw new ArgumentOutOfRangeException(nameof(encoder), encoder, "FLUX has two text encoders, T5 and CLIP."),
    };
}
