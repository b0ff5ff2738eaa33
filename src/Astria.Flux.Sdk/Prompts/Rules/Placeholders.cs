using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Tells gaps in angle brackets, <c>&lt;SUBJECT&gt;</c> or <c>&lt;your product&gt;</c>, from tags.</summary>
internal static class Placeholders
{
    private static readonly WordTable Slots = new(
        "subject name token trigger concept product person animal object place location city color colour style theme brand character text title country item image photo");

    public static bool IsPlaceholder(ReadOnlySpan<char> tag)
    {
        var text = tag.Slice(1, tag.Length - 2).Trim();
        if (text.Length == 0 || text.IndexOfAny(":=/".AsSpan()) >= 0)
            return false;
        // "<SUBJECT_1>" is a gap, "<H2O>" is none.
        var isShouted = text.Length > 2 && (text.IndexOfAny("0123456789".AsSpan()) < 0 || text.IndexOfAny(" _-".AsSpan()) > 0);
        foreach (var character in text)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ' ' or '_' or '-'))
                return false;
            isShouted &= character is not (>= 'a' and <= 'z');
        }

        return isShouted || text.StartsWith("your ".AsSpan(), StringComparison.OrdinalIgnoreCase) || text.StartsWith("insert ".AsSpan(), StringComparison.OrdinalIgnoreCase)
            || Slots.Contains(text);
    }
}
