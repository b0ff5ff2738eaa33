namespace Astria.Flux.Prompts.Options;

/// <summary>The note at the end of a prompt that keeps the linter quiet: <c>a man, no hat # flux-lint: ignore FLX201</c>.</summary>
/// <remarks>
/// <para>After <c>ignore</c> come rule ids or categories, with blanks or commas between them; with none, every rule is quiet. Letter case
/// doesn't matter. Anything else after it, and it is no marker but part of the prompt.</para>
/// <para>The model must not see it: the linter in front of an engine takes it off. Who calls an engine without one does it with <see cref="RemoveFrom"/>.</para>
/// </remarks>
public static class LintMarker
{
    private const string Name = "flux-lint:";
    private const string Verb = "ignore";

    /// <summary>A prompt as the model should get it.</summary>
    /// <param name="prompt">A prompt, with or without a marker.</param>
    /// <returns>The prompt without its marker and the blanks before that; the very same string when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="prompt"/> is <see langword="null"/>.</exception>
    public static string RemoveFrom(string prompt)
    {
        var length = Find((prompt ?? throw new ArgumentNullException(nameof(prompt))).AsSpan()).PromptLength;
        return length == prompt.Length ? prompt : prompt.Substring(0, length);
    }

    internal static LintSuppression Find(ReadOnlySpan<char> prompt)
    {
        // Read forwards, as everything else reads it afterwards: hardly any prompt has one.
        var hash = prompt.IndexOf('#') < 0 ? -1 : prompt.LastIndexOf('#');
        if (hash < 0 || (hash > 0 && !char.IsWhiteSpace(prompt[hash - 1])) || !TryReadNames(prompt.Slice(hash + 1), out var names))
            return new(prompt.Length, isSet: false, default);
        return new(prompt.Slice(0, hash).TrimEnd().Length, isSet: true, names);
    }

    private static bool TryReadNames(ReadOnlySpan<char> text, out ReadOnlySpan<char> names)
    {
        names = default;
        text = text.TrimStart();
        if (!text.StartsWith(Name.AsSpan(), StringComparison.OrdinalIgnoreCase))
            return false;
        text = text.Slice(Name.Length).TrimStart();
        if (!text.StartsWith(Verb.AsSpan(), StringComparison.OrdinalIgnoreCase))
            return false;
        names = text.Slice(Verb.Length);
        if (names.Length > 0 && !IsBetween(names[0]))
            return false;
        foreach (var character in names)
        {
            if (!IsBetween(character) && !char.IsLetterOrDigit(character))
                return false;
        }

        return true;
    }

    internal static bool IsBetween(char character) => character == ',' || char.IsWhiteSpace(character);
}
