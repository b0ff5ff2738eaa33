using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Collects edits that take single characters out, each with the blank that would stand twice, or in front of a separator.</summary>
internal sealed class CharacterRemoval
{
    private readonly List<PromptEdit> _edits = [];

    // What will stand right before the next edit, if that begins where the last one ends.
    private char _left = ' ';

    /// <summary>The edits, in order.</summary>
    public PromptEdit[] Edits => [.. _edits];

    private int End => _edits.Count == 0 ? 0 : _edits[_edits.Count - 1].Span.End;

    /// <summary>Takes a stretch out; stretches come from left to right.</summary>
    public void Add(ReadOnlySpan<char> text, PromptSpan span)
    {
        int start = Math.Max(span.Start, End), end = span.End;
        var left = start > End ? text[start - 1] : _left;
        if (left == ' ' && end < text.Length && text[end] == ' ')
        {
            end++;
        }
        else if (start > End && left == ' ' && (end == text.Length || IsSeparator(text[end])))
        {
            start--;
            left = start > End ? text[start - 1] : _left;
        }

        var isBetween = end < text.Length && CharacterClasses.IsWord(left) && CharacterClasses.IsWord(text[end]);
        _edits.Add(new(PromptSpan.FromBounds(start, end), isBetween ? " " : string.Empty));
        _left = isBetween ? ' ' : left;
    }

    private static bool IsSeparator(char character) => CharacterClasses.Of(character) is CharacterClass.Comma or CharacterClass.Stop or CharacterClass.Semicolon or CharacterClass.Close or CharacterClass.LineBreak;
}
