namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>A byte-pair vocabulary: the symbols' numbers, and which two symbols become one, in order of precedence.</summary>
internal sealed class BytePairs
{
    private readonly Dictionary<(int Left, int Right), (int Rank, int Result)> _merges;

    /// <param name="merges">Numbers of two symbols → how early they are joined, and the number of the result.</param>
    public BytePairs(Dictionary<(int Left, int Right), (int Rank, int Result)> merges) => _merges = merges;

    /// <summary>Joins a word's symbols until no two that stand beside each other have a rule: always the earliest rule first, from left to right.</summary>
    /// <param name="symbols">The word, one symbol a byte; overwritten.</param>
    /// <param name="output">Where the result is added.</param>
    public void Join(Span<int> symbols, List<int> output)
    {
        // Neighbours by place, so that a word of any length takes n·log n.
        var next = new int[symbols.Length];
        var previous = new int[symbols.Length];
        var queue = new PriorityQueue<Pair, (int Rank, int Place)>();
        for (var i = 0; i < symbols.Length; i++)
        {
            next[i] = i + 1 < symbols.Length ? i + 1 : -1;
            previous[i] = i - 1;
            if (i > 0) Offer(queue, symbols, i - 1, i);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            // One of the two may have been joined to another in the meantime: then this offer has lapsed.
            if (symbols[pair.Place] != pair.Left || next[pair.Place] is not (>= 0 and var right) || symbols[right] != pair.Right) continue;
            symbols[pair.Place] = pair.Result;
            symbols[right] = -1;
            next[pair.Place] = next[right];
            if (next[right] >= 0) previous[next[right]] = pair.Place;
            if (previous[pair.Place] >= 0) Offer(queue, symbols, previous[pair.Place], pair.Place);
            if (next[pair.Place] >= 0) Offer(queue, symbols, pair.Place, next[pair.Place]);
        }

        foreach (var symbol in symbols)
        {
            if (symbol >= 0) output.Add(symbol);
        }
    }

    private void Offer(PriorityQueue<Pair, (int Rank, int Place)> queue, Span<int> symbols, int left, int right)
    {
        if (_merges.TryGetValue((symbols[left], symbols[right]), out var merge))
        {
            queue.Enqueue(new Pair(left, symbols[left], symbols[right], merge.Result), (merge.Rank, left));
        }
    }

    private readonly record struct Pair(int Place, int Left, int Right, int Result);
}
