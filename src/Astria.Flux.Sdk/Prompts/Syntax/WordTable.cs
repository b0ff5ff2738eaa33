namespace Astria.Flux.Prompts.Syntax;

/// <summary>Words and what they are, found without allocation. Letter case means nothing; a typographic apostrophe is a straight
/// one.</summary>
/// <remarks>What a word is, is a number, and the table is filled by hand: a compiler that lints meets it cold, and each type of value, each query would be
/// code to be compiled first.</remarks>
internal sealed class WordTable
{
    private const int Letters = 26;

    private readonly string[] _words;
    private readonly int[] _values;

    // Where the words of a length and a first letter begin; one more at the end.
    private readonly int[] _buckets;
    private readonly int _longest;

    /// <summary>Creates a table.</summary>
    /// <param name="lists">Lower-case words with blanks or line breaks between them, and what they are: not 0. What a word in several lists is, is joined.</param>
    public WordTable(params (int Value, string Words)[] lists)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (value, words) in lists)
        {
            foreach (var word in words.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            {
                // Only words that begin with a letter of the English alphabet are ever asked for.
                if (word[0] is < 'a' or > 'z')
                    continue;
                values.TryGetValue(word, out var known);
                values[word] = known | value;
                _longest = Math.Max(_longest, word.Length);
            }
        }

        _words = new string[values.Count];
        _values = new int[values.Count];
        _buckets = new int[(_longest + 1) * Letters + 1];
        foreach (var pair in values)
            _buckets[Bucket(pair.Key.Length, pair.Key[0]) + 1]++;
        for (var i = 1; i < _buckets.Length; i++)
            _buckets[i] += _buckets[i - 1];
        foreach (var pair in values)
        {
            // From the place of the bucket on, the first that is free.
            var place = _buckets[Bucket(pair.Key.Length, pair.Key[0])];
            while (_words[place] is not null)
                place++;
            (_words[place], _values[place]) = (pair.Key, pair.Value);
        }
    }

    /// <summary>Creates a table of words that are all the same.</summary>
    public WordTable(string words)
        : this((1, words))
    {
    }

    /// <summary>A table of words each of which has as its value which of them it is, counted from 1.</summary>
    public static WordTable Numbered(string[] words)
    {
        var lists = new (int Value, string Words)[words.Length];
        for (var i = 0; i < words.Length; i++)
            lists[i] = (i + 1, words[i]);
        return new(lists);
    }

    private static char[] Blanks => [' ', '\n', '\r'];

    /// <summary>Whether a word is in the table.</summary>
    public bool Contains(ReadOnlySpan<char> word) => Find(word) != 0;

    /// <summary>What a word is; 0 when the table doesn't know it.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length == 0 || word.Length > _longest || (word[0] | 0x20) is < 'a' or > 'z')
            return 0;
        var bucket = Bucket(word.Length, (char)(word[0] | 0x20));
        for (var i = _buckets[bucket]; i < _buckets[bucket + 1]; i++)
        {
            if (IsSame(word, _words[i]))
                return _values[i];
        }

        return 0;
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
