using System.Text;

namespace Astria.Flux.Cli.Files;

/// <summary>Makes file names out of words.</summary>
internal static class FileNames
{
    // Long enough to tell prompts apart, short enough for any file system.
    private const int Longest = 40;

    /// <summary>The words in lower case with hyphens between: letters and digits of any script, nothing that means something to a file system.</summary>
    /// <returns>At most 40 characters; <c>untitled</c> when nothing is left.</returns>
    public static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length >= Longest) break;
        }

        return slug.ToString().Trim('-') is { Length: > 0 } some ? some : "untitled";
    }
}
