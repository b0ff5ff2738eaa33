namespace Astria.Flux.Local.Text.Tokenizers;

/// <summary>CLIP's symbols with their numbers, and the rules that join them.</summary>
internal sealed class ClipVocabulary
{
    /// <summary>What marks a symbol that ends a word.</summary>
    public const string EndOfWord = "</w>";

    private readonly IReadOnlyDictionary<string, int> _numbers;

    /// <param name="numbers">Number of each symbol.</param>
    /// <param name="merges">Two symbols each, the earliest rule first.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <exception cref="WeightsException">Rules or marks name symbols that there are none of; every kind of fault is named.</exception>
    public ClipVocabulary(IReadOnlyDictionary<string, int> numbers, IReadOnlyList<(string Left, string Right)> merges, string name)
    {
        _numbers = numbers;
        var faults = new List<string>();
        string[] needed = [ClipTokenizer.StartPiece, ClipTokenizer.EndPiece, .. ByteLetters.InVocabularyOrder.Select(letter => letter.ToString()), .. ByteLetters.InVocabularyOrder.Select(letter => letter + EndOfWord)];
        var missing = needed.Where(symbol => !numbers.ContainsKey(symbol)).ToList();
        if (missing.Count > 0) faults.Add($"it lacks {missing.Count} symbols, '{missing[0]}' the first");
        if (numbers.Values.Any(number => number < 0)) faults.Add("numbers are negative");
        var rules = new Dictionary<(int Left, int Right), (int Rank, int Result)>(merges.Count);
        var unknown = 0;
        foreach (var (left, right) in merges)
        {
            if (numbers.TryGetValue(left, out var l) && numbers.TryGetValue(right, out var r) && numbers.TryGetValue(left + right, out var result)) rules.TryAdd((l, r), (rules.Count, result));
            else unknown++;
        }

        if (unknown > 0) faults.Add($"{unknown} rules join symbols, or make ones, that are not in it");
        if (faults.Count > 0) throw new WeightsException($"{name} is no vocabulary of CLIP's tokenizer: {string.Join("; ", faults)}.");
        Pairs = new BytePairs(rules);
    }

    public BytePairs Pairs { get; }

    /// <summary>One more than the highest number.</summary>
    public int Count => _numbers.Values.Max() + 1;

    public int this[string symbol] => _numbers[symbol];
}
