using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Phrases of one word or more, found by their first word; the longest that fits wins.</summary>
internal sealed class PhraseTable
{
    // More buckets than any table has phrases.
    private const int BucketShift = 32 - 10;
    private const int BucketCount = 1 << 10;

    private readonly string _phrases;

    // By the hash of the first word, which a token brings along; most words are no phrase's first, and find an empty bucket.
    // Made when it is first asked: a compiler that meets no prompt pays for no table. Made twice at once, both are the same.
    private Phrase[]?[]? _buckets;

    /// <summary>Creates a table.</summary>
    /// <param name="phrases">Phrases in lower case, with <c>|</c> between them and a blank between their words.</param>
    public PhraseTable(string phrases) => _phrases = phrases;

    /// <summary>The phrases.</summary>
    public IEnumerable<string> Phrases => _phrases.Split('|');

    private Phrase[]?[] Buckets => _buckets ??= Fill(Phrases);

    /// <summary>The last token of the phrase that begins at a token; -1 for none.</summary>
    public int Match(TokenView view, int first)
    {
        if ((uint)first >= (uint)view.Count)
            return -1;
        var token = view.Tokens[first];
        if (token.Kind != PromptTokenKind.Word && token.Kind != PromptTokenKind.Number)
            return -1;
        var hash = token.Kind == PromptTokenKind.Word ? token.Hash : WordKey.Of(view.Text(first)).Hash;
        var buckets = Buckets;
        return buckets[hash >> BucketShift] is { } phrases ? Match(view, first, phrases) : -1;
    }

    /// <summary>Whether it is worth asking for a phrase at a token: most words begin none.</summary>
    public bool MayBegin(PromptToken token)
    {
        var buckets = Buckets;
        return token.Kind == PromptTokenKind.Number || (token.Kind == PromptTokenKind.Word && buckets[token.Hash >> BucketShift] is not null);
    }

    private static int Match(TokenView view, int first, Phrase[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.IsAt(view, first))
                return first + phrase.Length - 1;
        }

        return -1;
    }

    /// <summary>Finds the first phrase at or behind a token, at the words that signal it.</summary>
    /// <remarks>The first word of a phrase signals it, or the second, where the first is a common one: "in black and white".</remarks>
    public bool TryFind(TokenView view, PromptSignals signal, int from, out int first, out int last)
    {
        for (var found = view.Next(from, signal); found < view.Count; found = view.Next(found + 1, signal))
        {
            for (first = Math.Max(from, found - 1); first <= found; first++)
            {
                last = Match(view, first);
                if (last >= found)
                    return true;
            }
        }

        first = last = -1;
        return false;
    }

    private static Phrase[]?[] Fill(IEnumerable<string> phrases)
    {
        var buckets = new Phrase[]?[BucketCount];
        foreach (var group in phrases.Select(phrase => new Phrase(phrase.Split(' '))).GroupBy(phrase => phrase.FirstHash >> BucketShift))
            buckets[group.Key] = [.. group.OrderByDescending(phrase => phrase.Length)];
        return buckets;
    }

    // The words, and their hashes: a word that is another has another hash, as good as always, and is not compared.
    private sealed class Phrase(string[] words)
    {
        private readonly uint[] _hashes = [.. words.Select(word => WordKey.Of(word.AsSpan()).Hash)];

        public int Length => words.Length;

        public uint FirstHash => _hashes[0];

        public bool IsAt(TokenView view, int first)
        {
            if (first + _hashes.Length > view.Count)
                return false;
            for (var i = 0; i < _hashes.Length; i++)
            {
                if (view.Tokens[first + i].Kind == PromptTokenKind.Word && view.Tokens[first + i].Hash != _hashes[i])
                    return false;
            }

            for (var i = 0; i < words.Length; i++)
            {
                if (!view.Is(first + i, words[i]))
                    return false;
            }

            return true;
        }
    }
}
