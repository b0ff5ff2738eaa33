namespace Astria.Flux.Prompts.Syntax;

/// <summary>A stretch of a prompt, in UTF-16 code units. <see langword="default"/> is the empty stretch at the beginning.</summary>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct PromptSpan(int Start, int Length)
{
    /// <summary>Where it ends: the position after its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The stretch between two positions.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">The position after its last code unit.</param>
    /// <returns>The stretch.</returns>
    public static PromptSpan FromBounds(int start, int end) => new(start, end - start);

    /// <summary>Whether two stretches share a code unit.</summary>
    /// <param name="other">The other stretch.</param>
    /// <returns>Whether they do; an empty stretch shares none.</returns>
    public bool Overlaps(PromptSpan other) => Start < other.End && other.Start < End;
}
