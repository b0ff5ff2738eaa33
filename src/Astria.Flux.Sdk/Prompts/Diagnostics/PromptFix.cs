namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>A repair: edits that belong together.</summary>
public sealed class PromptFix
{
    /// <summary>Creates a fix.</summary>
    /// <param name="title">What it does, such as <c>Remove the weight</c>.</param>
    /// <param name="kind">Whether it may be applied without asking.</param>
    /// <param name="edits">The edits, from left to right, without overlap.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no edit, they overlap or are out of order, or one ends before it begins.</exception>
    public PromptFix(string title, PromptFixKind kind, params PromptEdit[] edits)
        : this(kind, title ?? throw new ArgumentNullException(nameof(title)), (PromptEdit[])(edits ?? throw new ArgumentNullException(nameof(edits))).Clone())
    {
        if (edits.Length == 0)
            throw new ArgumentException("A fix needs an edit.", nameof(edits));
        var end = 0;
        foreach (var edit in edits)
        {
            if (edit.Span.Start < end || edit.Span.Length < 0)
                throw new ArgumentException("The edits of a fix go from left to right, without overlap, and none ends before it begins.", nameof(edits));
            end = edit.Span.End;
        }
    }

    private PromptFix(PromptFixKind kind, string title, PromptEdit[] edits)
    {
        Title = title;
        Kind = kind;
        Edits = edits;
    }

    /// <summary>What it does, such as <c>Remove the weight</c>.</summary>
    public string Title { get; }

    /// <summary>Whether it may be applied without asking.</summary>
    public PromptFixKind Kind { get; }

    /// <summary>The edits, from left to right, without overlap; none when nothing but the request changes, see <see cref="Settings"/>.</summary>
    public IReadOnlyList<PromptEdit> Edits { get; }

    /// <summary>Other ways to repair it, the best first.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PromptFix> Alternatives { get; init; } = [];

    /// <summary>The request options that say what the fix takes out of the text; one with an empty value is to be cleared.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PromptSetting> Settings { get; init; } = [];

    /// <summary>A fix of edits that nobody else holds and that are in order: nothing is copied. Without edits, it changes nothing but the request.</summary>
    internal static PromptFix Own(string title, PromptFixKind kind, PromptEdit[] edits, params PromptSetting[] settings) => new(kind, title, edits) { Settings = settings };
}
