using System.Text.RegularExpressions;

namespace Astria.Flux.Benchmarks;

/// <summary>The expressions people write instead of a linter.</summary>
internal static class PromptRivals
{
    private const RegexOptions Options = RegexOptions.Compiled | RegexOptions.CultureInvariant;

    /// <summary>The scanner of AUTOMATIC1111's prompt_parser.py, alternative by alternative.</summary>
    public static Regex Tokens { get; } = new(@"\\\(|\\\)|\\\[|\\\]|\\\\|\\|\(|\[|:\s*([+-]?[.\d]+)\s*\)|\)|\]|[^\\()\[\]:]+|:", Options);

    /// <summary>Words and phrases that negate.</summary>
    public static Regex Cues { get; } = new(
        @"\b(no|not|never|without|w/o|nobody|no one|nothing|none|neither|nor|cannot|lacks|lacking|devoid of|free of|free from|absent|avoid|exclude|instead of|rather than|\w+n['’]t)\b",
        Options | RegexOptions.IgnoreCase);

    /// <summary>Counts an expression's matches in all prompts.</summary>
    public static int Count(Regex expression, string[] prompts)
    {
        var found = 0;
        foreach (var prompt in prompts)
        {
            foreach (var match in expression.EnumerateMatches(prompt))
                found += match.Length > 0 ? 1 : 0;
        }

        return found;
    }
}
