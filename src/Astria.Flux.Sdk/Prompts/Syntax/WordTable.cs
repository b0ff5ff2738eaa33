namespace Astria.Flux.Prompts.Syntax;

/// <summary>Words and what they are, found without allocation. Letter case means nothing; a typographic apostrophe is a straight
/// one.</summary>
/// <remarks>What a word is, is a number, and the table is filled by hand: a compiler that lints meets it cold, and each type of value, each query would be
/// code to be compiled first.</remarks>
internal sealed class WordTable
{
    // Twice as many places as words at least: most words that are none of the table's find an empty one at once.
    private const int PlacesPerWord = 2;
    private const int HashBits = 32;

    // Each word at the place that the uppermost bits of its hash name, or at the first free one behind it.
    private readonly Entry[] _places;
    private readonly int _shift;

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
            }
        }

        var bits = 1;
        while (1 << bits < values.Count * PlacesPerWord)
            bits++;
        _places = new Entry[1 << bits];
        _shift = HashBits - bits;
        foreach (var pair in values)
        {
            var hash = WordKey.Of(pair.Key.AsSpan()).Hash;
            var place = hash >> _shift;
            while (_places[place].Value != 0)
                place = Behind(place);
            _places[place] = new(hash, pair.Key, pair.Value);
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
    public int Find(ReadOnlySpan<char> word) => Find(WordKey.Of(word).Hash, word);

    /// <summary>What a word is whose hash is known, as a token's is; 0 when the table doesn't know it.</summary>
    public int Find(uint hash, ReadOnlySpan<char> word)
    {
        var place = hash >> _shift;
        for (; _places[place].Value != 0; place = Behind(place))
        {
            if (_places[place].Hash == hash && IsSame(word, _places[place].Word))
                return _places[place].Value;
        }

        return 0;
    }

    private uint Behind(uint place) => (place + 1) & (uint)(_places.Length - 1);

    private static bool IsSame(ReadOnlySpan<char> word, string entry)
    {
        if (word.Length != entry.Length)
            return false;
        for (var i = 0; i < entry.Length; i++)
        {
            var character = word[i] == '\u2019' ? '\'' : word[i];
            var isSame = character == entry[i] || (entry[i] is >= 'a' and <= 'z' && (character | 0x20) == entry[i] && character < 128);
            if (!isSame)
                return false;
        }

        return true;
    }

    private readonly struct Entry(uint hash, string word, int value)
    {
        public readonly uint Hash = hash;
        public readonly int Value = value;
        public readonly string Word = word;
    }
}
