using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes.Words;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>A topic, understood as far as its words are known, and the ways to say it in a sentence.</summary>
internal sealed class Topic
{
    private static readonly string[] Prepositions =
        ("in on at under over inside outside near by beside among between beyond behind above below across along through during around beneath within aboard atop amid into onto underneath alongside against").Split(' ');

    private static readonly string[] InnerPrepositions = [.. Prepositions, "of", "with", "for", "from", "to"];
    private static readonly string[] Possessives = ["my", "your", "our", "his", "her", "their", "its", "this", "that", "these", "those", "some", "many", "two", "three", "four", "five"];

    private static readonly string[] Colorless = ["monochrome", "monochromatic", "grayscale", "greyscale", "sepia", "black-and-white", "silhouette", "silhouettes"];

    private readonly string[] _words;
    private readonly bool _isPhrase;
    private readonly bool _isDefinite;
    private readonly bool _hasDeterminer;
    private readonly bool _isPlural;
    private readonly TopicHead? _head;

    /// <summary>Understands a topic.</summary>
    /// <param name="words">Its words, one at least.</param>
    public Topic(IReadOnlyList<string> words)
    {
        _isDefinite = words.Count > 1 && Is(words[0], "the");
        var hasArticle = words.Count > 1 && (_isDefinite || Is(words[0], "a") || Is(words[0], "an"));
        _words = [.. words.Skip(hasArticle ? 1 : 0)];
        var lower = Array.ConvertAll(_words, word => word.ToLowerInvariant());
        _isPhrase = _words.Length > 1 && Prepositions.Contains(lower[0], StringComparer.Ordinal);
        _hasDeterminer = _words.Length > 1 && Possessives.Contains(lower[0], StringComparer.Ordinal);
        var end = Array.FindIndex(lower, 1, word => InnerPrepositions.Contains(word, StringComparer.Ordinal));
        (_head, _isPlural) = Head(lower, end < 0 || _isPhrase ? lower.Length : end);
        Traits = Understand(lower, _head);
        Text = string.Join(' ', words);
        IsColorless = lower.Any(word => Colorless.Contains(word, StringComparer.Ordinal)) || (lower.Contains("black", StringComparer.Ordinal) && lower.Contains("white", StringComparer.Ordinal));
    }

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>What it tells of the picture.</summary>
    public ThemeTraits Traits { get; }

    /// <summary>Whether it asks for a picture without colors.</summary>
    public bool IsColorless { get; }

    /// <summary>The ways to say where, when or as what.</summary>
    /// <param name="cast">Of whom or what it is said.</param>
    public IReadOnlyList<string> Scenes(SubjectCast cast)
    {
        var bare = string.Join(' ', _words);
        if (_isPhrase)
            return [bare];
        var one = _hasDeterminer || (_isPlural && !_isDefinite) ? bare : _isDefinite ? $"the {bare}" : $"{English.Article(bare)} {bare}";
        return _head switch
        {
            null => Unknown(bare),
            { Kind: TopicHeadKind.Place } => Places(_head, bare, one),
            { Kind: TopicHeadKind.Event } => [$"{_head.Preposition} {one}", $"in the middle of {one}"],
            { Kind: TopicHeadKind.Role } => Roles(cast, one),
            { Kind: TopicHeadKind.Time } => [$"{Lead(_head)} {(_head.TakesArticle ? one : bare)}"],
            _ => [$"for {one}"],
        };
    }

    private static (TopicHead? Head, bool IsPlural) Head(string[] words, int end)
    {
        var last = words[end - 1];
        if (end > 1 && TopicHeads.Find($"{words[end - 2]}-{last}") is { } compound)
            return (compound, false);
        if (TopicHeads.Find(last) is { } head)
            return (head, English.IsPlural(last) && head.TakesArticle);
        return last.Length > 3 && last[^1] == 's' && TopicHeads.Find(last[..^1]) is { } single ? (single, true) : (null, English.IsPlural(last));
    }

    // What the main word says of place goes before what others say: a mountain cabin is indoors.
    private static ThemeTraits Understand(string[] words, TopicHead? head)
    {
        var traits = words.Aggregate(ThemeTraits.None, (known, word) => known | TopicWords.Of(word));
        if (words.Length > 1)
            traits |= words.Zip(words.Skip(1), (left, right) => TopicWords.Of($"{left}-{right}")).Aggregate((left, right) => left | right);
        foreach (var word in words)
            traits |= TopicHeads.Find(word) is { Kind: TopicHeadKind.Place } place && (traits & (ThemeTraits.Settings | ThemeTraits.Terrains)) == ThemeTraits.None ? place.Traits : ThemeTraits.None;
        if (head is null)
            return traits;
        foreach (var group in ThemeGroups.All)
        {
            if ((head.Traits & group) != ThemeTraits.None)
                traits = (traits & ~group) | (head.Traits & group);
        }

        return traits;
    }

    private List<string> Unknown(string bare)
    {
        if (_isDefinite)
            return [$"in the world of the {bare}", $"in a setting of the {bare}"];
        if (_hasDeterminer || _words[0].EndsWith("ing", StringComparison.OrdinalIgnoreCase))
            return [$"in a scene of {bare}", $"in a world of {bare}"];
        var article = English.Article(bare);
        return [$"in {article} {bare} setting", $"in {article} {bare} scene", $"in {bare} surroundings", $"in {article} {bare} world", $"in {article} {bare} atmosphere"];
    }

    private List<string> Places(TopicHead head, string bare, string one)
    {
        var place = head.TakesArticle || (_isDefinite && !head.Preposition.EndsWith(" the", StringComparison.Ordinal)) ? one : bare;
        var lead = Lead(head);
        List<string> scenes = [$"{lead} {place}"];
        if (lead == "in" && !_isPlural)
            scenes.AddRange(head.Traits.HasFlag(ThemeTraits.Indoor) ? [$"inside {place}"] : [$"in the middle of {place}", $"in the heart of {place}"]);
        else if (lead == "at")
            scenes.AddRange([$"at the edge of {place}", $"in the middle of {place}"]);
        return scenes;
    }

    private List<string> Roles(SubjectCast cast, string one)
    {
        if (_isPlural)
            return [$"among {one}", $"in a world of {one}"];
        return CanBeSomebody(cast) ? [$"as {one}", $", in the role of {one}", $", dressed as {one}"] : [$"in the world of {one}", $"in the company of {one}"];
    }

    // "In the mountains", but "in my mountains".
    private string Lead(TopicHead head) =>
        _hasDeterminer && head.Preposition.EndsWith(" the", StringComparison.Ordinal) ? head.Preposition[..^4] : head.Preposition;

    /// <summary>Whether a subject can play a role.</summary>
    public static bool CanBeSomebody(SubjectCast cast) =>
        cast is SubjectCast.Person or SubjectCast.Baby or SubjectCast.Pet or SubjectCast.Beast or SubjectCast.Bird or SubjectCast.Fish;

    /// <summary>Whether the topic names a role that a subject plays.</summary>
    public bool IsRoleOf(SubjectCast cast) => _head is { Kind: TopicHeadKind.Role } && !_isPlural && !_isPhrase && CanBeSomebody(cast);

    private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
