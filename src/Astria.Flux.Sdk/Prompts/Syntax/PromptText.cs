using System.Buffers;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>A prompt, read once: its characters and its tokens.</summary>
/// <remarks>Holds a pooled buffer. Dispose of it once, and use no copy of it afterwards.</remarks>
public ref struct PromptText
{
    private readonly int _count;
    private readonly int _kinds;
    private PromptToken[]? _buffer;

    internal PromptText(ReadOnlySpan<char> characters, PromptToken[] buffer, int count, int kinds, int words, PromptSignals signals)
    {
        Characters = characters;
        _buffer = buffer;
        _count = count;
        _kinds = kinds;
        WordCount = words;
        Signals = signals;
    }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Characters { get; }

    /// <summary>The tokens, from left to right. Blanks between them are no tokens.</summary>
    public readonly ReadOnlySpan<PromptToken> Tokens => new(_buffer, 0, _buffer is null ? 0 : _count);

    /// <summary>How many words there are.</summary>
    public int WordCount { get; }

    /// <summary>What the prompt holds that a rule may want to look at.</summary>
    internal PromptSignals Signals { get; }

    /// <summary>Reads a prompt, in one pass from left to right, in time and memory that grow with its length and nothing else.</summary>
    /// <param name="characters">Any text.</param>
    /// <returns>The prompt and its tokens. Dispose of it.</returns>
    public static PromptText Scan(ReadOnlySpan<char> characters) => PromptScanner.Scan(characters);

    /// <summary>Whether there is a token of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Whether there is one.</returns>
    public readonly bool Has(PromptTokenKind kind) => (_kinds & (1 << (int)kind)) != 0;

    /// <summary>The characters of a token.</summary>
    /// <param name="token">The token.</param>
    /// <returns>Its characters.</returns>
    public readonly ReadOnlySpan<char> this[PromptToken token] => Characters.Slice(token.Start, token.Length);

    /// <summary>The characters of a stretch.</summary>
    /// <param name="span">The stretch.</param>
    /// <returns>Its characters.</returns>
    public readonly ReadOnlySpan<char> this[PromptSpan span] => Characters.Slice(span.Start, span.Length);

    /// <summary>Gives the buffer back. The tokens are gone afterwards.</summary>
    public void Dispose()
    {
        if (_buffer is null)
            return;
        ArrayPool<PromptToken>.Shared.Return(_buffer);
        _buffer = null;
    }
}
