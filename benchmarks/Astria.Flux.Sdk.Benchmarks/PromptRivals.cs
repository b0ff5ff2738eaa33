using System.Text.RegularExpressions;

namespace Astria.Flux.Benchmarks;

/// <summary>The expressions people write instead of a linter.</summary>
internal static class PromptRivals
{
    private const RegexOptions Options = RegexOptions.Compiled | RegexOptions.CultureInvariant;

    /// <summary>The scanner of AUTOMATIC1111's prompt_parser.py, alternative by alternative.</summary>
    public static Regex Tokens { get; } = new(@"\\\(|\\\)|\\\[|\\\]|\\\\|\\|\(|\[|:\s*([+-]?[.\d]+)\s*\)|\)|\]|[^\\()\[\]:]+|:", Options);

    /// <summary>Every cue that negates, strong, imperative or weak: the expression that misses hardly a negation, and is wrong nearly as often as right. How often, the table of
    /// the gold tests says.</summary>
    public static Regex Cues { get; } = new(
        @"\b(no|not|cannot|can not|never|without|w/o|nobody|no one|no-one|none|nothing|neither|nor|no longer"
        + "|devoid of|free of|free from|void of|bereft of|empty of|clear of|stripped of|deprived of|barren of|lacking|lacks|lack of"
        + "|absent|absence of|in the absence of|nowhere to be seen|nowhere to be found|missing from|sans"
        + "|refrain from|refrains from|refraining from|omit|omits|omitting|steer clear of|do not|avoid|exclude|must not|should not"
        + @"|instead of|rather than|in lieu of|as opposed to|unlike|other than|but not|missing|minus|less|zero|hardly any|barely any|few if any|unable to|fails to|refuses to|prevents|too \w+ to|\w+n['’]t)\b",
        Options | RegexOptions.IgnoreCase);

    /// <summary>The commonest of them: shorter, faster, and misses twice as many.</summary>
    public static Regex CommonCues { get; } = new(
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
