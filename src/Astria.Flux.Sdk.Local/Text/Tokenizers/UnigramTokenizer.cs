namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>
/// T5's tokenizer: the likeliest cut of the normalised text into pieces (Viterbi), adjacent unknown characters joined into one
/// unknown piece, and the mark of the end. Equal to SentencePiece's optimised encoder, its rounding included.
/// </summary>
internal sealed class UnigramTokenizer : ITokenizer
{
    private const string EndPiece = "</s>";
    private const string PaddingPiece = "<pad>";

    // SentencePiece's constants: an unknown character is this much less likely than the rarest piece.
    private const float UnknownPenalty = 10;
    private const double UserDefinedShortfall = 0.1;

    // FLT_MIN of C: where SentencePiece starts to look for the highest score.
    private const float LeastMaximum = 1.17549435e-38f;

    private readonly UnigramModel _model;
    private readonly UnigramNormalizer _normalizer;
    private readonly PieceIndex _index;
    private readonly int[]? _bytePieces;
    private readonly int _unknown;
    private readonly int _end;
    private readonly float _unknownScore;
    private readonly float _highestScore = LeastMaximum;

    /// <exception cref="WeightsException">The vocabulary lacks what T5 needs, or can't be right; everything wrong is named.</exception>
    public UnigramTokenizer(UnigramModel model, string name)
    {
        UnigramVocabulary.Check(model, name);
        _model = model;
        _normalizer = new UnigramNormalizer(model);
        _index = new PieceIndex(model.Pieces, kind => kind is UnigramPieceKind.Normal or UnigramPieceKind.UserDefined or UnigramPieceKind.Unused);
        _unknown = UnigramVocabulary.Find(model, piece => piece.Kind == UnigramPieceKind.Unknown);
        _end = UnigramVocabulary.Find(model, EndPiece);
        Padding = Math.Max(0, UnigramVocabulary.Find(model, PaddingPiece));
        _bytePieces = UnigramVocabulary.BytePieces(model);
        var lowest = float.MaxValue;
        foreach (var piece in model.Pieces)
        {
            if (piece.Kind != UnigramPieceKind.Normal) continue;
            lowest = Math.Min(lowest, piece.Score);
            _highestScore = Math.Max(_highestScore, piece.Score);
        }

        _unknownScore = lowest - UnknownPenalty;
    }

    public int Padding { get; }

    /// <summary>How many numbers it gives out.</summary>
    public int Vocabulary => _model.Pieces.Count;

    public List<int> Encode(ReadOnlySpan<char> text)
    {
        var normalized = _normalizer.Normalize(text);
        var pieces = Number(normalized.Span, BestCut(normalized.Span));
        pieces.Add(_end);
        return pieces;
    }

    private Step[] BestCut(ReadOnlySpan<byte> text)
    {
        var steps = new Step[text.Length + 1];
        Array.Fill(steps, new Step(-1, -1, 0));
        for (var start = 0; start < text.Length;)
        {
            var soFar = steps[start].Score;
            var character = Utf8Length.Of(text[start..]);
            var hasCharacter = false;
            var search = _index.Start();
            for (var end = start; end < text.Length && search.Narrow(text[end]);)
            {
                end++;
                if (search.Piece < 0 || _model.Pieces[search.Piece].Kind == UnigramPieceKind.Unused) continue;

                // In double and rounded when kept, as the reference does: it decides between cuts of equal score.
                var score = Score(search.Piece, end - start) + soFar;
                if (steps[end].Start < 0 || score > steps[end].Score) steps[end] = new Step(search.Piece, start, (float)score);
                hasCharacter |= end - start == character;
            }

            if (!hasCharacter)
            {
                var score = _unknownScore + soFar;
                ref var target = ref steps[start + character];
                if (target.Start < 0 || score > target.Score) target = new Step(_unknown, start, score);
            }

            start += character;
        }

        return steps;
    }

    private double Score(int piece, int length)
    {
        var found = _model.Pieces[piece];
        return found.Kind == UnigramPieceKind.UserDefined ? (length * _highestScore) - UserDefinedShortfall : found.Score;
    }

    private List<int> Number(ReadOnlySpan<byte> text, Step[] steps)
    {
        var backwards = new List<int>();
        var afterUnknown = false;
        for (var end = text.Length; end > 0; end = steps[end].Start)
        {
            var (piece, start, _) = steps[end];
            var unknown = piece == _unknown;
            if (unknown && _bytePieces is not null)
            {
                for (var i = end - 1; i >= start; i--) backwards.Add(_bytePieces[text[i]]);
            }
            else if (!unknown || !afterUnknown)
            {
                backwards.Add(piece);
            }

            afterUnknown = unknown;
        }

        backwards.Reverse();
        return backwards;
    }

    private readonly record struct Step(int Piece, int Start, float Score);
}
