using Astria.Flux.Local.Managed.Autograd;
using Astria.Flux.Local.Managed.Operations;

namespace Astria.Flux.Local.Text;

/// <summary>
/// The bundled model's small stand-in for T5 and CLIP: one token a word, the mean of its pieces' features plus those of its place;
/// the pooled row is the mean over the words.
/// </summary>
internal sealed class WordPieceEncoder : ITextEncoder
{
    /// <summary>Name of the table of pieces, buckets × features.</summary>
    public const string PiecesName = "text.pieces";

    /// <summary>Name of the table of places, tokens × features.</summary>
    public const string PlacesName = "text.places";

    private readonly WordPieces _cutter;

    public WordPieceEncoder(Tensor pieces, Tensor places)
    {
        Pieces = pieces;
        Places = places;
        _cutter = new WordPieces(pieces.Rows, places.Rows);
    }

    /// <summary>Features of each piece.</summary>
    public Tensor Pieces { get; }

    /// <summary>Features of each place.</summary>
    public Tensor Places { get; }

    public int Tokens => Places.Rows;

    public (Tensor Tokens, Tensor Pooled) Encode(Tape tape, IReadOnlyList<string> prompts)
    {
        var words = prompts.Select(_cutter.Cut).ToList();
        return (TokenRows(tape, words), PooledRows(tape, words));
    }

    private Tensor TokenRows(Tape tape, List<List<int[]>> prompts)
    {
        var rows = new BagOfRows[prompts.Count * Tokens];
        for (var p = 0; p < prompts.Count; p++)
        {
            for (var t = 0; t < Tokens; t++)
            {
                rows[(p * Tokens) + t] = new BagOfRows(t < prompts[p].Count ? prompts[p][t] : [WordPieces.Padding], Place: t);
            }
        }

        return RowMeans.Forward(tape, Pieces, Places, rows);
    }

    private Tensor PooledRows(Tape tape, List<List<int[]>> prompts) => RowMeans.Forward(
        tape,
        Pieces,
        Places,
        [.. prompts.Select(words => new BagOfRows(words.Count == 0 ? [WordPieces.Padding] : [.. words.SelectMany(w => w)], Place: null))]);
}
