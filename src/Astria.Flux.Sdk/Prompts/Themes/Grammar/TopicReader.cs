using System.Globalization;
using System.Text;
using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>Makes the words of a topic out of what somebody typed.</summary>
internal static class TopicReader
{
    /// <summary>Reads a topic.</summary>
    /// <param name="place">What the caller calls it.</param>
    /// <param name="raw">What somebody typed.</param>
    /// <param name="mostWords">The most words.</param>
    /// <param name="mostCharacters">The most characters.</param>
    /// <param name="faults">Gets what is wrong with it.</param>
    /// <returns>The words; of no use when there are faults.</returns>
    public static IReadOnlyList<string> Read(string place, string raw, int mostWords, int mostCharacters, ICollection<FluxFault> faults)
    {
        var before = faults.Count;
        if (raw.Length > mostCharacters)
        {
            faults.Add(new(place, Invariant($"has {raw.Length} characters; say it in at most {mostCharacters}, best in two to four words.")));
            return [];
        }

        if (string.IsNullOrWhiteSpace(raw))
        {
            faults.Add(new(place, "is blank; say in two to four words what the pictures are about."));
            return [];
        }

        RefuseNegatives(place, raw, faults);
        if (faults.Count > before)
            return [];
        var text = FreeText.Read(place, raw, faults).Text;
        if (faults.Count > before)
            return [];
        var words = Words(text);
        if (words.Count == 0)
            faults.Add(new(place, "holds no words; say in two to four what the pictures are about."));
        else if (words.Count > mostWords)
            faults.Add(new(place, Invariant($"has {words.Count} words; at most {mostWords} are fine, two to four are best.")));
        return words;
    }

    // What is not wanted is no topic, not even where the linter knows what may be seen instead.
    private static void RefuseNegatives(string place, string raw, ICollection<FluxFault> faults)
    {
        var text = MappedText.Of(raw);
        foreach (var diagnostic in PromptLintings.Find(text.Text, PromptFacts.None))
        {
            if (FluxPromptRules.All.Any(rule => rule.Descriptor.Id == diagnostic.RuleId && rule.Descriptor.Category == PromptRuleCategory.Negation))
                faults.Add(PromptPlace.Fault(place, text.OriginOf(diagnostic.Span), $"{diagnostic.RuleId}: {diagnostic.Message}"));
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsOfWord(text, i))
            {
                word.Append(text[i] == '\u2019' ? '\'' : text[i]);
                continue;
            }

            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
            if (i < text.Length && text[i] == '&')
                words.Add("and");
        }

        while (words.Count > 0 && words[^1] == "and")
            words.RemoveAt(words.Count - 1);
        while (words.Count > 0 && words[0] == "and")
            words.RemoveAt(0);
        // Capitals shout; one word of them may be a name: NASA.
        return words.Count > 1 && words.TrueForAll(IsLoud) ? words.ConvertAll(shouted => shouted.ToLowerInvariant()) : words;
    }

    private static bool IsLoud(string word) => !word.Any(char.IsLower);

    private static bool IsOfWord(string text, int index) =>
        char.IsLetterOrDigit(text[index])
        || (index > 0 && char.GetUnicodeCategory(text[index]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        || (text[index] is '-' or '\'' or '\u2019' && index > 0 && index + 1 < text.Length && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]));
}
