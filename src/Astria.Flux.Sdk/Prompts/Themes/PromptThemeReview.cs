using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Themes.Grammar;

namespace Astria.Flux.Prompts.Themes;

/// <summary>Reads what somebody wrote about a theme, repairs what is safe to repair, and takes or refuses it: the same for the library's grammar and
/// for language models.</summary>
/// <remarks>
/// A prompt is taken that begins with the subject, has <see cref="FewestWords"/> to <see cref="MostWords"/> words, calls no network and sets no flag,
/// to which the linter has nothing to say at any profile, and that is unlike those taken before. Not for use by several threads at once.
/// </remarks>
public sealed class PromptThemeReview
{
    /// <summary>The fewest words of a prompt.</summary>
    public const int FewestWords = 20;

    /// <summary>The most words of a prompt: as many as CLIP's 77 tokens hold with room for rare ones.</summary>
    public const int MostWords = 60;

    /// <summary>How alike two prompts may be at most: the share of words of four letters and more, the theme's own aside, that both have of
    /// those that one of them has.</summary>
    public const double MostOverlap = 0.6;

    // Longer texts aren't even read; 60 words are 400 characters.
    private const int LongestText = 2000;

    private readonly PromptTheme _theme;
    private readonly PromptLinter? _linter;
    private readonly HashSet<string> _ofTheme;
    private readonly List<ThemedPrompt> _accepted = [];
    private readonly List<HashSet<string>> _words = [];

    /// <summary>Begins a review.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="linter">An app's own linter, that has to be content as well; <see langword="null"/> for the built-in rules alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="theme"/> is <see langword="null"/>.</exception>
    /// <exception cref="PromptThemeException">The theme can't be written about; it lists every fault.</exception>
    public PromptThemeReview(PromptTheme theme, PromptLinter? linter = null)
    {
        ArgumentNullException.ThrowIfNull(theme);
        if (theme.Validate() is { Count: > 0 } faults)
            throw new PromptThemeException("There is no writing about this theme.", faults);
        _theme = theme;
        _linter = linter;
        _ofTheme = [.. WordOverlap.Split($"{theme.Topic} {theme.Subject}")];
    }

    /// <summary>What was taken, in order.</summary>
    public IReadOnlyList<ThemedPrompt> Accepted => _accepted;

    /// <summary>Reads a prompt, and takes it when it is right or can be made right.</summary>
    /// <param name="text">The prompt, from anywhere.</param>
    /// <param name="source">Who wrote it.</param>
    /// <returns>Why it is refused, a sentence each; empty when it is taken.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<string> Add(string text, PromptThemeSource source) => Add(text, source, MostOverlap);

    internal IReadOnlyList<string> Add(string text, PromptThemeSource source, double mostOverlap)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestText)
            return [Invariant($"It has {text.Length} characters; {MostWords} words are the most.")];
        var prompt = source == PromptThemeSource.Grammar ? text : Repair(text);
        var words = WordOverlap.WordsOf(prompt, _ofTheme);
        var reasons = new List<string>();
        reasons.AddRange(FormFaults(prompt));
        reasons.AddRange(Diagnostics(prompt));
        if (reasons.Count == 0 && _words.Exists(known => WordOverlap.Between(known, words) > mostOverlap))
            reasons.Add("It is too much like another prompt; vary place, light, lens, clothes and mood.");
        if (reasons.Count > 0)
            return reasons;
        _accepted.Add(new(prompt, source) { Unrepaired = string.Equals(prompt, text, StringComparison.Ordinal) ? null : text });
        _words.Add(words);
        return [];
    }

    private static string Repair(string text)
    {
        var prompt = MappedText.Of(text).Text;
        if (prompt.Length > 1 && (prompt[0], prompt[^1]) is ('"', '"') or ('\'', '\'') or ('\u201C', '\u201D'))
            prompt = prompt[1..^1].Trim();
        return PromptLintings.ApplyFixes(prompt);
    }

    private IEnumerable<string> FormFaults(string prompt)
    {
        if (!BeginsWithSubject(prompt))
            yield return $"It must begin with '{Beginning()}'.";
        var words = WordOverlap.Split(prompt).Count();
        if (words is < FewestWords or > MostWords)
            yield return Invariant($"It has {words} words; {FewestWords} to {MostWords} are right.");
        if (LintMarker.RemoveFrom(prompt).Length != prompt.Length)
            yield return "It ends with a note to the linter.";
        foreach (var order in FreeText.Orders("Prompt", MappedText.Of(prompt)))
            yield return $"{order.Problem}";
    }

    private IEnumerable<string> Diagnostics(string prompt)
    {
        var found = PromptLintings.FindStrictly(prompt, _theme.Subject.Facts);
        var more = found.Count > 0 || _linter is null ? [] : _linter.Lint(prompt.AsSpan(), _theme.Subject.Facts);
        return found.Concat(more).Select(diagnostic => $"{diagnostic.RuleId}: {diagnostic.Message}").Distinct(StringComparer.Ordinal);
    }

    private string Beginning() => _theme.Subject.Token is null ? $"a {_theme.Subject}" : _theme.Subject.ToString();

    private bool BeginsWithSubject(string prompt)
    {
        var subject = _theme.Subject.ToString();
        var start = 0;
        if (_theme.Subject.Token is null)
        {
            foreach (var article in (string[])["a ", "an ", "the "])
                start = prompt.StartsWith(article, StringComparison.OrdinalIgnoreCase) ? article.Length : start;
        }

        return string.Compare(prompt, start, subject, 0, subject.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (prompt.Length == start + subject.Length || !char.IsLetterOrDigit(prompt[start + subject.Length]));
    }
}
