using System.Text.RegularExpressions;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Settings;

namespace Astria.Flux.Cli.Lint;

/// <summary>Tells notes in prompts that are meant to keep rules quiet, and don't: misspelt ones, and those that name no rule.</summary>
internal static partial class MarkerHint
{
    private const string Name = "FLUXLINT";
    private const int MostWrongLetters = 2;

    // What such notes say elsewhere.
    private static readonly string[] Verbs = ["ignore", "disable", "off", "skip", "allow", "noqa", "suppress"];

    /// <summary>What is wrong with a prompt's note.</summary>
    /// <returns>Where the note begins, and why it does nothing, or less than it says; <see langword="null"/> when the prompt has none, or a right one.</returns>
    public static (int Start, string Problem)? Find(string prompt)
    {
        var length = LintMarker.RemoveFrom(prompt).Length;
        if (length < prompt.Length) return OfMarker(prompt, length);
        foreach (Match note in Note().Matches(prompt))
        {
            if (IsMeant(note)) return (note.Index, $"'{prompt[note.Index..].TrimEnd()}' keeps no rule quiet, and stays in the prompt. At the prompt's end it is '# flux-lint: ignore', with rules or categories behind it, or with neither for all: '# flux-lint: ignore FLX201'.");
        }

        return null;
    }

    // The name itself is enough; where letters are wrong, a word has to follow that says what is wanted.
    private static bool IsMeant(Match note)
    {
        var letters = string.Concat(note.Groups["name"].Value.Where(char.IsAsciiLetter)).ToUpperInvariant();
        return letters == Name || (NearestNames.Distance(letters, Name) <= MostWrongLetters && NearestNames.Of(note.Groups["verb"].Value, Verbs).Length > 0);
    }

    private static (int Start, string Problem)? OfMarker(string prompt, int length)
    {
        var start = prompt.IndexOf('#', length);
        if (string.IsNullOrWhiteSpace(prompt[..length])) return (start, "a marker alone on its line keeps no rule quiet; it stands at the end of its prompt, on the same line.");
        string[] known = [.. RuleList.Ids, .. RuleList.Categories];
        var named = prompt[start..].Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => !word.EndsWith("ignore", StringComparison.OrdinalIgnoreCase)).Skip(1);
        var unknown = named.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => RuleList.Refusal("the marker", name)).ToList();
        return unknown.Count == 0 ? null : (start, string.Join(' ', unknown));
    }

    // What begins a comment somewhere, and something like the name behind it; or the name itself, with nothing before. Runs of signs and blanks are looked at once, so the
    // time grows with the text; a limit by the clock would end the command on a busy machine.
    [GeneratedRegex(@"((?<!\S)(#+|//+|<!--|/\*|;|--)\s*(?<name>[a-z]{3,6}[-_ ]?[a-z]{2,6})(?![a-z])|\b(?<name>flux[-_]?lint)\b)[\s:=-]*(?<verb>([a-z]{3,})?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Note();
}
