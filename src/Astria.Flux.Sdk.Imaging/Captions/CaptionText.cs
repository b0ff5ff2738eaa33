using System.Text;
using System.Text.RegularExpressions;

namespace Astria.Flux.Imaging.Captions;

/// <summary>Makes sure that a caption names what is taught: one that doesn't teaches everything but the subject.</summary>
public static partial class CaptionText
{
    /// <summary>Puts token and class into a caption, where they read best.</summary>
    /// <param name="caption">The caption; may be empty.</param>
    /// <param name="subject">What it has to name.</param>
    /// <returns>The caption on one line, with token and class in it. One that has them next to each other stays as it is, its white space and the
    /// token's letter case apart (FLUX's tokenizers tell <c>OHWX</c> from <c>ohwx</c>). Doing it again changes nothing.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static string WithSubject(string caption, CaptionSubject subject)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(subject);
        var text = OneLine(caption);
        if (text.Length == 0) return subject.ToString();
        if (Find(text, subject.ToString()) is { } both) return Replace(text, both, subject.ToString());
        if (Find(text, subject.Token) is { } token) return Replace(text, token, subject.ToString());
        return Find(text, subject.SubjectClass) is { } noun ? Replace(text, WithArticle(text, noun), subject.ToString()) : $"{subject}, {text}";
    }

    /// <summary>Whether a caption has token and class next to each other, the token in its own letter case.</summary>
    /// <param name="caption">The caption.</param>
    /// <param name="subject">What it has to name.</param>
    /// <returns>Whether it has.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static bool Names(string caption, CaptionSubject subject)
    {
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentNullException.ThrowIfNull(subject);
        return Find(caption, subject.ToString()) is { } both && string.CompareOrdinal(caption, both.Start.Value, subject.Token, 0, subject.Token.Length) == 0;
    }

    // Trainers read one line; what a file holds beyond it would be lost.
    private static string OneLine(string caption)
    {
        var text = new StringBuilder(caption.Length);
        foreach (var part in caption.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var clean = string.Concat(part.Where(c => !char.IsControl(c)));
            if (clean.Length == 0) continue;
            if (text.Length > 0) text.Append(' ');
            text.Append(clean);
        }

        return text.ToString();
    }

    private static Range? Find(string text, string words)
    {
        for (var at = 0; (at = text.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + words.Length;
            if ((at == 0 || !IsOfWord(text[at - 1])) && (end == text.Length || !IsOfWord(text[end]))) return at..end;
        }

        return null;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    // "a man" becomes "ohwx man": the token is a name, and names have no article.
    private static Range WithArticle(string text, Range noun) => Article().Match(text[..noun.Start.Value]) is { Success: true } article ? article.Index..noun.End : noun;

    private static string Replace(string text, Range range, string with) => string.Concat(text.AsSpan(0, range.Start.Value), with, text.AsSpan(range.End.Value));

    // No \b, to which a hyphen ends a word: the "a" of "vis-a" is no article.
    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_-])(?:an?|the) $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();
}
