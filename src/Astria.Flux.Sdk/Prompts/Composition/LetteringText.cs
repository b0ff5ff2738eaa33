namespace Astria.Flux.Prompts.Composition;

/// <summary>Puts letters that are to be drawn into quotes, which nothing inside them can close.</summary>
internal static class LetteringText
{
    private static readonly char[] LineBreaks = ['\n', '\r', '\u2028', '\u2029', '\u0085'];

    /// <summary>The letters in quotes, each line by itself.</summary>
    /// <param name="place">What the caller calls them.</param>
    /// <param name="words">The letters.</param>
    /// <param name="faults">Gets what can't be said.</param>
    public static string Quote(string place, string words, List<FluxFault> faults)
    {
        if (words.Length > FreeText.MostCharacters)
        {
            faults.Add(new(place, Invariant($"has {words.Length} characters; FLUX spells a few words.")));
            return string.Empty;
        }

        var lines = new List<string>();
        foreach (var raw in words.Split(LineBreaks))
        {
            var line = MappedText.Of(raw);
            if (line.Length == 0)
                continue;
            // Engines look for their tags and flags in quotes too.
            faults.AddRange(FreeText.Orders(place, line));
            lines.Add(Quote(line.Text));
        }

        if (lines.Count == 0)
            faults.Add(new(place, "is blank; say which letters are to be seen."));
        return string.Join(" above ", lines);
    }

    // Straight quotes end at the next straight one; typographic ones at the next that closes.
    private static string Quote(string line) => line.AsSpan().IndexOfAny("\"\u201C\u201D\u201E") >= 0
        ? $"\u201C{line.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u201E', '"')}\u201D"
        : $"\"{line}\"";
}
