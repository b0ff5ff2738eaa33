using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Syntax;

namespace Astria.Flux.Prompts.Rules;

/// <summary>Collects edits that take single characters out, each with the blank that would stand twice, or in front of a separator.</summary>
internal sealed class CharacterRemoval
{
    private readonly List<PromptEdit> _edits = [];

    /// <summary>The edits, in order.</summary>
    public PromptEdit[] Edits => [.. _edits];

    private int End => _edits.Count == 0 ? 0 : _edits[_edits.Count - 1].Span.End;

    /// <summary>Takes a stretch out; stretches come from left to right.</summary>
    public void Add(ReadOnlySpan<char> text, PromptSpan span)
    {
        int start = Math.Max(span.Start, End), end = span.End;
        // What is left before it: the text, or what remains of the stretch before.
        var isOpen = start == 0 || (start == End && _edits.Count > 0 ? IsOpen(text, _edits[_edits.Count - 1]) : text[start - 1] == ' ');
        if (isOpen && end < text.Length && text[end] == ' ')
            end++;
        else if (start > End && text[start - 1] == ' ' && (end == text.Length || IsSeparator(text[end])))
            start--;
        var isBetween = start > End && end == span.End && start == span.Start && CharacterClasses.IsWord(text[start - 1]) && end < text.Length && CharacterClasses.IsWord(text[end]);
        _edits.Add(new(PromptSpan.FromBounds(start, end), isBetween ? " " : string.Empty));
    }

    private static bool IsOpen(ReadOnlySpan<char> text, PromptEdit edit) => edit.Span.Start == 0 || text[edit.Span.Start - 1] == ' ' || edit.Replacement.Length > 0;

    private static bool IsSeparator(char character) => CharacterClasses.Of(character) is CharacterClass.Comma or CharacterClass.Stop or CharacterClass.Semicolon or CharacterClass.Close or CharacterClass.LineBreak;
}
