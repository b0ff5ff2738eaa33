namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>The little English that prompts need: articles, the third person, the plural.</summary>
internal static class English
{
    // Written with a vowel and said without, or the other way round.
    private static readonly string[] SaidWithConsonant = ["uni", "use", "usu", "eu", "one", "once", "ufo", "uk", "us-", "ubiq", "utop", "uto"];
    private static readonly string[] SaidWithVowel = ["hour", "honest", "honor", "honour", "heir", "8", "11", "18", "80", "x-ray", "mri", "fbi", "nba", "nfl", "sos", "led"];

    private const string Vowels = "aeiouàáâãäåæèéêëìíîïòóôõöøœùúûü";

    // "An X", as the letter is called.
    private const string LettersSaidWithVowel = "fhlmnrsx";

    private static readonly string[] Plurals = ["people", "men", "women", "children", "feet", "mice", "geese", "sheep", "wolves", "knives", "jeans", "trousers", "pants", "glasses"];
    private static readonly string[] SingularEnds = ["ss", "us", "is", "os", "as", "'s"];

    /// <summary><c>a</c> or <c>an</c>, by how the next word sounds.</summary>
    public static string Article(string next)
    {
        if (Starts(next, SaidWithConsonant))
            return "a";
        var first = next.Length > 0 ? char.ToLowerInvariant(next[0]) : ' ';
        var isLetter = next.Length == 1 || (next.Length > 1 && next[1] == ' ');
        return Starts(next, SaidWithVowel) || Vowels.Contains(first, StringComparison.Ordinal) || (isLetter && LettersSaidWithVowel.Contains(first, StringComparison.Ordinal)) ? "an" : "a";
    }

    /// <summary>Whether a noun, in lower case, is of several.</summary>
    public static bool IsPlural(string noun) =>
        Plurals.Contains(noun, StringComparer.Ordinal) || (noun.Length > 3 && noun[^1] == 's' && !SingularEnds.Any(end => noun.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>What somebody does: the first word is a verb in its base form.</summary>
    public static string Conjugate(string action, bool isPlural)
    {
        if (isPlural)
            return action.Replace(" itself", " themselves", StringComparison.Ordinal).Replace(" its ", " their ", StringComparison.Ordinal);
        var end = action.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
            end = action.Length;
        var verb = action[..end];
        return ThirdPerson(verb) + action[end..];
    }

    public static string Capitalize(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string ThirdPerson(string verb)
    {
        if (verb.EndsWith('y') && !"aeiou".Contains(verb[^2], StringComparison.Ordinal))
            return verb[..^1] + "ies";
        return verb[^1] is 's' or 'x' or 'z' or 'o' || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es" : verb + "s";
    }

    private static bool Starts(string word, string[] beginnings) => beginnings.Any(beginning => word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
