using System.Buffers;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>A prompt, read once: its characters and its tokens.</summary>
/// <remarks>Holds a pooled buffer. Dispose of it once, and use no copy of it afterwards.</remarks>
public ref struct PromptText
{
    /// <summary>What the prompt holds that a rule may want to look at.</summary>
    internal readonly PromptSignals Signals;

    /// <summary>Which tokens some rule may look for; see <see cref="ScanBuffer.Marks"/>.</summary>
    internal ReadOnlySpan<ulong> Marks;

    private const int SignKinds = (1 << (int)PromptTokenKind.Punctuation) | (1 << (int)PromptTokenKind.Escape) | (1 << (int)PromptTokenKind.Quoted)
        | (1 << (int)PromptTokenKind.NetworkTag) | (1 << (int)PromptTokenKind.AngleTag) | (1 << (int)PromptTokenKind.Url) | (1 << (int)PromptTokenKind.Flag);

    private readonly int _kinds;
    private byte[]? _pooled;

    internal PromptText(ReadOnlySpan<char> characters, scoped in ScanBuffer tokens, int kinds, int words, PromptSignals signals)
    {
        Characters = characters;
        _pooled = tokens.Array;
        Tokens = tokens.Tokens;
        Marks = tokens.Marks.Slice(0, (tokens.Count + ScanBuffer.BitsPerNumber - 1) / ScanBuffer.BitsPerNumber * ScanBuffer.NumbersPerMark);
        _kinds = kinds;
        WordCount = words;
        Signals = signals;
    }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Characters { get; }

    /// <summary>The tokens, from left to right. Blanks between them are no tokens.</summary>
    public ReadOnlySpan<PromptToken> Tokens { readonly get; private set; }

    /// <summary>Whether there is more than words, numbers, brackets and what separates them: a sign such as <c>#</c> can be nowhere else.</summary>
    internal readonly bool MayHoldSigns => (_kinds & SignKinds) != 0;

    /// <summary>How many words there are.</summary>
    public int WordCount { get; }

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
        Tokens = default;
        Marks = default;
        if (_pooled is null)
            return;
        ArrayPool<byte>.Shared.Return(_pooled);
        _pooled = null;
    }
}
