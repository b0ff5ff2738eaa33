namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Cuts a text into the numbered pieces an encoder knows. Safe to use from many threads; never throws on any text.</summary>
internal interface ITokenizer
{
    /// <summary>What shorter texts are filled up with.</summary>
    int Padding { get; }

    /// <summary>The pieces of a text with the marks its encoder expects, however many there are.</summary>
    /// <param name="text">Any text; half a surrogate pair counts as U+FFFD.</param>
    List<int> Encode(ReadOnlySpan<char> text);

    /// <summary>The same, cut or filled up to a length; the mark of the end survives the cut.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">How many pieces are wanted, at least 2.</param>
    int[] Encode(ReadOnlySpan<char> text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        var pieces = Encode(text);
        if (pieces.Count > length)
        {
            pieces[length - 1] = pieces[^1];
            pieces.RemoveRange(length, pieces.Count - length);
        }

        while (pieces.Count < length) pieces.Add(Padding);
        return [.. pieces];
    }
}
