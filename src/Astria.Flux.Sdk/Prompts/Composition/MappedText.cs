using System.Globalization;
using System.Runtime.InteropServices;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Composition;

/// <summary>A text under repair that remembers where each of its characters came from, so that faults name places of the original.</summary>
internal sealed class MappedText
{
    private readonly List<char> _characters = [];
    private readonly List<int> _origins = [];

    private MappedText()
    {
    }

    /// <summary>The text as it is by now.</summary>
    public string Text => new(CollectionsMarshal.AsSpan(_characters));

    public int Length => _characters.Count;

    /// <summary>Takes a text without what nobody sees: runs of blanks and line breaks become one blank; control characters, changes of
    /// direction and halves of characters go.</summary>
    public static MappedText Of(string text)
    {
        var mapped = new MappedText();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                mapped.Add(text[i], i);
                mapped.Add(text[++i], i);
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                mapped.AddBlank(i);
            }
            else if (IsSeen(text[i]))
            {
                mapped.Add(text[i], i);
            }
        }

        mapped.TrimEnd(" ");
        return mapped;
    }

    /// <summary>Replaces a stretch.</summary>
    public void Replace(PromptSpan span, string replacement)
    {
        var origin = span.Start < _origins.Count ? _origins[span.Start] : _origins.Count == 0 ? 0 : _origins[^1];
        _characters.RemoveRange(span.Start, span.Length);
        _origins.RemoveRange(span.Start, span.Length);
        _characters.InsertRange(span.Start, replacement);
        _origins.InsertRange(span.Start, Enumerable.Repeat(origin, replacement.Length));
    }

    /// <summary>Makes all blanks single, and takes off those at the ends.</summary>
    public void Tidy()
    {
        for (var i = Length - 1; i >= 0; i--)
        {
            if (_characters[i] == ' ' && (i == 0 || i == Length - 1 || _characters[i - 1] == ' '))
                Replace(new(i, 1), string.Empty);
        }
    }

    public void TrimEnd(string characters)
    {
        while (Length > 0 && characters.Contains(_characters[^1], StringComparison.Ordinal))
            Replace(new(Length - 1, 1), string.Empty);
    }

    public void TrimStart(string characters)
    {
        while (Length > 0 && characters.Contains(_characters[0], StringComparison.Ordinal))
            Replace(new(0, 1), string.Empty);
    }

    /// <summary>Where a stretch of the text stood in the original.</summary>
    public PromptSpan OriginOf(PromptSpan span)
    {
        if (Length == 0)
            return default;
        var first = Math.Clamp(span.Start, 0, Length - 1);
        var last = Math.Clamp(span.End - 1, first, Length - 1);
        return PromptSpan.FromBounds(_origins[first], _origins[last] + 1);
    }

    private static bool IsSeen(char character) =>
        // The joiner makes one emoji of several.
        character == '\u200D' || char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private void Add(char character, int origin)
    {
        _characters.Add(character);
        _origins.Add(origin);
    }

    private void AddBlank(int origin)
    {
        if (Length > 0 && _characters[^1] != ' ')
            Add(' ', origin);
    }
}
