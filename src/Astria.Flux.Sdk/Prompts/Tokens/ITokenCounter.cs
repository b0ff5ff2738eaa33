namespace Astria.Flux.Prompts.Tokens;

/// <summary>Counts the tokens of FLUX's two text encoders, which decide where a prompt is cut off.</summary>
/// <remarks>Used from many threads at once. Never throws on any text; takes time that grows with its length.</remarks>
public interface ITokenCounter
{
    /// <summary>Whether the counts are those of the real tokenizer; estimates are told as such.</summary>
    bool IsExact { get; }

    /// <summary>Counts the tokens of a text, the mark of its end included.</summary>
    /// <param name="encoder">The encoder that reads it.</param>
    /// <param name="text">The text.</param>
    /// <returns>How many tokens the encoder sees.</returns>
    int Count(TextEncoder encoder, ReadOnlySpan<char> text);
}
