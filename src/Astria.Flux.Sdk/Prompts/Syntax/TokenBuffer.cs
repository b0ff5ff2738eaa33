using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Astria.Flux.Prompts.Syntax;

/// <summary>Collects tokens in a pooled buffer, and links brackets with their partners.</summary>
/// <remarks>Open brackets are chained through <see cref="PromptToken.Match"/>, so that depth costs no stack.</remarks>
internal ref struct TokenBuffer
{
    private const int NoToken = PromptToken.Unmatched;

    private PromptToken[] _tokens;
    private int _openRound = NoToken;
    private int _openSquare = NoToken;
    private int _openCurly = NoToken;

    public TokenBuffer(int expected) => _tokens = ArrayPool<PromptToken>.Shared.Rent(expected);

    public int Count { get; private set; }

    /// <summary>A bit for each kind that is there.</summary>
    public int Kinds { get; private set; }

    /// <summary>The token that was added last; nothing but punctuation before the first.</summary>
    public readonly PromptToken Last => Count > 0 ? _tokens[Count - 1] : default;

    /// <summary>Adds a token, and says where the text goes on.</summary>
    public int Add(PromptTokenKind kind, int start, int length, int match = PromptToken.Unmatched)
    {
        if (Count == _tokens.Length)
            Grow();
        _tokens[Count++] = new PromptToken(kind, start, length, match);
        Kinds |= 1 << (int)kind;
        return start + length;
    }

    /// <summary>Takes the last token back.</summary>
    public void RemoveLast() => Count--;

    /// <summary>Adds an opening bracket.</summary>
    public int Open(char bracket, int position)
    {
        ref var chain = ref Chain(bracket);
        var parent = chain;
        chain = Count;
        return Add(PromptTokenKind.OpenBracket, position, 1, parent);
    }

    /// <summary>Adds a closing bracket, and links it with the one it closes.</summary>
    /// <param name="text">The prompt, to read the weight from.</param>
    /// <param name="position">Where the bracket is.</param>
    public int Close(ReadOnlySpan<char> text, int position)
    {
        ref var chain = ref Chain(text[position]);
        var open = chain;
        if (open == NoToken)
            return Add(PromptTokenKind.CloseBracket, position, 1);
        chain = _tokens[open].Match;
        var isWeighted = Count - open > 2 && Last.Kind == PromptTokenKind.Number && _tokens[Count - 2].Kind == PromptTokenKind.Colon;
        var weight = isWeighted ? WeightNumber.Parse(text.Slice(Last.Start, Last.Length)) : double.NaN;
        _tokens[open] = new PromptToken(PromptTokenKind.OpenBracket, _tokens[open].Start, 1, Count, weight);
        return Add(PromptTokenKind.CloseBracket, position, 1, open);
    }

    /// <summary>Hands the tokens over. What is still open has no partner.</summary>
    public readonly PromptText Finish(ReadOnlySpan<char> text)
    {
        Unchain(_openRound);
        Unchain(_openSquare);
        Unchain(_openCurly);
        return new PromptText(text, _tokens, Count, Kinds);
    }

    private readonly void Unchain(int open)
    {
        while (open != NoToken)
        {
            var token = _tokens[open];
            _tokens[open] = new PromptToken(token.Kind, token.Start, token.Length);
            open = token.Match;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<PromptToken>.Shared.Rent(_tokens.Length * 2);
        _tokens.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<PromptToken>.Shared.Return(_tokens);
        _tokens = larger;
    }

    [UnscopedRef]
    private ref int Chain(char bracket)
    {
        switch (bracket)
        {
            case '(' or ')':
                return ref _openRound;
            case '[' or ']':
                return ref _openSquare;
            default:
                return ref _openCurly;
        }
    }
}
