namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>A repair: edits that belong together.</summary>
public sealed class PromptFix
{
    /// <summary>Creates a fix.</summary>
    /// <param name="title">What it does, such as <c>Remove the weight</c>.</param>
    /// <param name="kind">Whether it may be applied without asking.</param>
    /// <param name="edits">The edits, from left to right, without overlap.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no edit, or they overlap or are out of order.</exception>
    public PromptFix(string title, PromptFixKind kind, params PromptEdit[] edits)
    {
        Title = title ?? throw new ArgumentNullException(nameof(title));
        Kind = kind;
        if (edits is null)
            throw new ArgumentNullException(nameof(edits));
        if (edits.Length == 0)
            throw new ArgumentException("A fix needs an edit.", nameof(edits));
        for (var i = 1; i < edits.Length; i++)
        {
            if (edits[i].Span.Start < edits[i - 1].Span.End)
                throw new ArgumentException("The edits of a fix go from left to right, without overlap.", nameof(edits));
        }

        Edits = (PromptEdit[])edits.Clone();
    }

    /// <summary>What it does, such as <c>Remove the weight</c>.</summary>
    public string Title { get; }

    /// <summary>Whether it may be applied without asking.</summary>
    public PromptFixKind Kind { get; }

    /// <summary>The edits, from left to right, without overlap.</summary>
    public IReadOnlyList<PromptEdit> Edits { get; }

    /// <summary>Other ways to repair it, the best first.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PromptFix> Alternatives { get; init; } = [];

    /// <summary>The request options that say what the fix takes out of the text.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PromptSetting> Settings { get; init; } = [];
}
