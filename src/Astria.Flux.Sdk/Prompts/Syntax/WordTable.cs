namespace Astria.Flux.Prompts.Syntax;

/// <summary>Words and what they are, found without allocation. Letter case means nothing; a typographic apostrophe is a straight
/// one.</summary>
/// <typeparam name="TValue">What a word is.</typeparam>
internal sealed class WordTable<TValue>
    where TValue : struct
{
    private const int Letters = 26;

    private readonly (string Word, TValue Value)[] _entries;

    // Where the entries of a length and a first letter begin; one more at the end.
    private readonly int[] _buckets;
    private readonly int _longest;

    /// <summary>Creates a table.</summary>
    /// <param name="entries">Lower-case words that begin with a letter of the English alphabet.</param>
    public WordTable(IEnumerable<(string Word, TValue Value)> entries)
    {
        _entries = entries.OrderBy(entry => Bucket(entry.Word.Length, entry.Word[0])).ToArray();
        _longest = _entries.Max(entry => entry.Word.Length);
        _buckets = new int[(_longest + 1) * Letters + 1];
        foreach (var (word, _) in _entries)
            _buckets[Bucket(word.Length, word[0]) + 1]++;
        for (var i = 1; i < _buckets.Length; i++)
            _buckets[i] += _buckets[i - 1];
    }

    /// <summary>Looks a word up.</summary>
    public bool TryGet(ReadOnlySpan<char> word, out TValue value)
    {
        value = default;
        if (word.Length == 0 || word.Length > _longest || (word[0] | 0x20) is < 'a' or > 'z')
            return false;
        var bucket = Bucket(word.Length, (char)(word[0] | 0x20));
        for (var i = _buckets[bucket]; i < _buckets[bucket + 1]; i++)
        {
            if (!IsSame(word, _entries[i].Word))
                continue;
            value = _entries[i].Value;
            return true;
        }

        return false;
    }

    private static int Bucket(int length, char letter) => length * Letters + (letter - 'a');

    private static bool IsSame(ReadOnlySpan<char> word, string entry)
    {
        for (var i = 0; i < entry.Length; i++)
        {
            var character = word[i] == '\u2019' ? '\'' : word[i];
            var isSame = character == entry[i] || (entry[i] is >= 'a' and <= 'z' && (character | 0x20) == entry[i] && character < 128);
            if (!isSame)
                return false;
        }

        return true;
    }
}
