using System.Globalization;
using System.Text;

namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>What must be true of a vocabulary before it is used.</summary>
internal static class UnigramVocabulary
{
    // A piece of SentencePiece has 16 characters unless its trainer was told otherwise; the search over a text takes as long as its longest pieces.
    private const int LongestPiece = 1024;

    /// <exception cref="WeightsException">It can't be used; every reason is named.</exception>
    public static void Check(UnigramModel model, string name)
    {
        var faults = new List<string>();
        if (model.Pieces.Count == 0) faults.Add("it has no pieces");
        if (model.Pieces.Count(piece => piece.Kind == UnigramPieceKind.Unknown) != 1) faults.Add("it needs one piece for unknown characters");
        if (!model.Pieces.Any(piece => piece.Kind == UnigramPieceKind.Normal)) faults.Add("it has no piece to cut a text into");
        if (Find(model, "</s>") < 0) faults.Add("it has no mark of the end '</s>'");
        Add(piece => piece.Bytes.Length == 0, "are empty");
        Add(piece => piece.Bytes.Length > LongestPiece, $"are longer than {LongestPiece} bytes");
        Add(piece => !float.IsFinite(piece.Score), "have no finite score");
        Add(piece => !Enum.IsDefined(piece.Kind), "are of an unknown kind");
        if (model.ByteFallback && BytePieces(model) is null) faults.Add("it spells unknown characters in bytes and lacks a piece for each byte");
        if (faults.Count > 0) throw new WeightsException($"{name} is no Unigram tokenizer that can be used: {string.Join("; ", faults)}.");

        void Add(Func<UnigramPiece, bool> wrong, string what)
        {
            var count = model.Pieces.Count(wrong);
            if (count > 0) faults.Add($"{count} pieces {what}");
        }
    }

    /// <summary>The number of the first such piece, or −1.</summary>
    public static int Find(UnigramModel model, Func<UnigramPiece, bool> wanted)
    {
        for (var i = 0; i < model.Pieces.Count; i++)
        {
            if (wanted(model.Pieces[i])) return i;
        }

        return -1;
    }

    /// <summary>The number of the piece of that text, or −1.</summary>
    public static int Find(UnigramModel model, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Find(model, piece => piece.Bytes.AsSpan().SequenceEqual(bytes));
    }

    /// <summary>The pieces that spell the 256 bytes, for models that have them.</summary>
    public static int[]? BytePieces(UnigramModel model)
    {
        if (!model.ByteFallback) return null;
        var pieces = new int[256];
        Array.Fill(pieces, -1);
        for (var i = 0; i < model.Pieces.Count; i++)
        {
            if (model.Pieces[i].Kind == UnigramPieceKind.Byte && IsByte(model.Pieces[i].Bytes, out var value)) pieces[value] = i;
        }

        return pieces.Contains(-1) ? null : pieces;
    }

    /// <summary>Whether a piece's text is that of a byte: <c>&lt;0x41&gt;</c>.</summary>
    public static bool IsByte(ReadOnlySpan<byte> text, out byte value)
    {
        value = 0;
        return text is [(byte)'<', (byte)'0', (byte)'x', _, _, (byte)'>']
            && byte.TryParse(text[3..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
