using System.Globalization;

namespace Astria.Flux.Prompts.Composition;

/// <summary>Whether a token and a class can stand at the beginning of a prompt.</summary>
internal static class SubjectCheck
{
    // Whatever follows, the linter has nothing to say to it.
    private const string AnyPrompt = " stands in a quiet place, in soft light from a tall window";

    public static IReadOnlyList<FluxFault> Find(PromptSubject subject)
    {
        var faults = new List<FluxFault>();
        if (subject.Token is { } token)
            CheckWords(nameof(subject.Token), token, 1, faults);
        CheckWords(nameof(subject.SubjectClass), subject.SubjectClass, PromptSubject.MostClassWords, faults);
        if (!Enum.IsDefined(subject.Kind))
            faults.Add(new(nameof(subject.Kind), Invariant($"is {(int)subject.Kind}, which is no kind of subject.")));
        if (faults.Count > 0)
            return faults;
        var tokenLength = subject.Token?.Length ?? 0;
        foreach (var diagnostic in PromptLintings.FindStrictly(subject + AnyPrompt, subject.Facts))
        {
            var place = diagnostic.Start < tokenLength ? nameof(subject.Token) : nameof(subject.SubjectClass);
            faults.Add(new(place, $"{diagnostic.RuleId}: {diagnostic.Message}"));
        }

        return faults;
    }

    private static void CheckWords(string place, string text, int mostWords, List<FluxFault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new(place, "is blank."));
            return;
        }

        if (text.Length > PromptSubject.MostCharacters)
            faults.Add(new(place, Invariant($"has {text.Length} characters; at most {PromptSubject.MostCharacters} are fine.")));
        var words = text.Split(' ');
        if (words.Length > mostWords)
            faults.Add(new(place, Invariant($"has {words.Length} words; {(mostWords == 1 ? "one word is" : $"at most {mostWords} are")} fine.")));
        if (Array.Exists(words, word => word.Length == 0))
            faults.Add(new(place, "has blanks that join no two words; one blank between words is fine."));
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ' || IsOfWord(text, i))
                continue;
            faults.Add(PromptPlace.Fault(place, new(i, 1), "This is no part of a word; letters and digits are fine, and hyphens and apostrophes between them."));
            return;
        }
    }

    private static bool IsOfWord(string text, int index) =>
        char.GetUnicodeCategory(text[index]) is UnicodeCategory.NonSpacingMark && index > 0
        || char.IsLetterOrDigit(text[index])
        || (text[index] is '-' or '\'' or '_' && index > 0 && index + 1 < text.Length && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]));
}
