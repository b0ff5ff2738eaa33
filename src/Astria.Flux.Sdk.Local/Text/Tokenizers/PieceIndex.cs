namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>Finds the pieces that begin at a place of a text: the vocabulary in byte order, narrowed byte by byte.</summary>
internal sealed class PieceIndex
{
    private readonly byte[][] _sorted;
    private readonly int[] _numbers;

    /// <summary>Indexes the pieces of some kinds; the first of two alike counts.</summary>
    public PieceIndex(IReadOnlyList<UnigramPiece> pieces, Func<UnigramPieceKind, bool> kinds)
    {
        _numbers = [.. Enumerable.Range(0, pieces.Count).Where(i => kinds(pieces[i].Kind) && pieces[i].Bytes.Length > 0)];
        Array.Sort(_numbers, (a, b) => pieces[a].Bytes.AsSpan().SequenceCompareTo(pieces[b].Bytes) is var order and not 0 ? order : a.CompareTo(b));
        _sorted = [.. _numbers.Select(i => pieces[i].Bytes)];
    }

    /// <summary>A search over all pieces, before the first byte.</summary>
    public Search Start() => new(this);

    /// <summary>Length of the longest piece the text begins with, or 0.</summary>
    public int LongestPrefix(ReadOnlySpan<byte> text)
    {
        var longest = 0;
        if (_sorted.Length == 0) return longest;
        var search = Start();
        for (var i = 0; i < text.Length && search.Narrow(text[i]); i++)
        {
            if (search.Piece >= 0) longest = i + 1;
        }

        return longest;
    }

    /// <summary>The pieces that begin with the bytes given so far.</summary>
    internal struct Search(PieceIndex index)
    {
        private int _first;
        private int _end = index._sorted.Length;
        private int _depth;

        /// <summary>The number of the piece that consists of just these bytes, or −1.</summary>
        public int Piece { get; private set; } = -1;

        /// <summary>Takes one more byte.</summary>
        /// <returns>Whether any piece is left.</returns>
        public bool Narrow(byte next)
        {
            _first = Bound(next);
            if (_first == _end || index._sorted[_first][_depth] != next) return false;
            _end = next == byte.MaxValue ? _end : Bound((byte)(next + 1));
            _depth++;
            Piece = index._sorted[_first].Length == _depth ? index._numbers[_first] : -1;
            return true;
        }

        // The first of those left whose byte at this depth is not below the wanted one; pieces that end here come first.
        private readonly int Bound(byte wanted)
        {
            var (low, high) = (_first, _end);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                var piece = index._sorted[middle];
                if (piece.Length <= _depth || piece[_depth] < wanted) low = middle + 1;
                else high = middle;
            }

            return low;
        }
    }
}
