using System.Text;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>CLIP's tokenizer: words in lower case, cut into pieces by byte-pair rules, between a mark of the beginning and one of the end.</summary>
internal sealed class ClipTokenizer : ITokenizer
{
    /// <summary>The mark of the beginning.</summary>
    public const string StartPiece = "<|startoftext|>";

    /// <summary>The mark of the end.</summary>
    public const string EndPiece = "<|endoftext|>";

    private readonly BytePairs _pairs;
    private readonly int[] _byteSymbols;
    private readonly int[] _lastByteSymbols;
    private readonly int _start;
    private readonly int _end;
    private readonly bool _composes;

    /// <param name="vocabulary">Symbols and rules.</param>
    /// <param name="composes">Whether letters and the accents behind them become one (Unicode's NFC) first, as in the tokenizers of FLUX's own
    /// pipelines; OpenAI's original without its optional repairs does not.</param>
    public ClipTokenizer(ClipVocabulary vocabulary, bool composes)
    {
        _pairs = vocabulary.Pairs;
        _byteSymbols = [.. ByteLetters.OfByte.Select(letter => vocabulary[letter.ToString()])];
        _lastByteSymbols = [.. ByteLetters.OfByte.Select(letter => vocabulary[letter + ClipVocabulary.EndOfWord])];
        _start = vocabulary[StartPiece];
        _end = vocabulary[EndPiece];
        _composes = composes;
        Vocabulary = vocabulary.Count;
    }

    /// <summary>How many numbers it gives out.</summary>
    public int Vocabulary { get; }

    /// <summary>CLIP fills up with the mark of the end, of which the first counts.</summary>
    public int Padding => _end;

    public List<int> Encode(ReadOnlySpan<char> text)
    {
        var pieces = new List<int> { _start };
        var cleaned = ClipText.Clean(text, _composes);
        for (var at = 0; ClipText.NextWord(cleaned, ref at) is { IsEmpty: false } word;) AddWord(word, pieces);
        pieces.Add(_end);
        return pieces;
    }

    private void AddWord(ReadOnlySpan<char> word, List<int> pieces)
    {
        if (word.Length == StartPiece.Length && word.SequenceEqual(StartPiece))
        {
            pieces.Add(_start);
            return;
        }

        if (word.Length == EndPiece.Length && word.SequenceEqual(EndPiece))
        {
            pieces.Add(_end);
            return;
        }

        var bytes = new byte[Encoding.UTF8.GetByteCount(word)];
        Encoding.UTF8.GetBytes(word, bytes);
        var symbols = new int[bytes.Length];
        for (var i = 0; i < bytes.Length; i++) symbols[i] = i + 1 < bytes.Length ? _byteSymbols[bytes[i]] : _lastByteSymbols[bytes[i]];
        _pairs.Join(symbols, pieces);
    }
}
