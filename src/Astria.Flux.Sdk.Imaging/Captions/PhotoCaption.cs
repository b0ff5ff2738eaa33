using Astria.Flux.Prompts;

namespace Astria.Flux.Imaging.Captions;

/// <summary>A photo's caption, and what the linter thinks of it.</summary>
/// <param name="Photo">The photo's name.</param>
/// <param name="Origin">Who wrote it.</param>
/// <param name="Lint">The caption that is trained on, with what was found in it.</param>
public sealed record PhotoCaption(string Photo, CaptionOrigin Origin, LintResult Lint)
{
    /// <summary>The caption that is trained on: token and class are in it.</summary>
    public string Text => Lint.Prompt;

    /// <summary>Whether token or class had to be put into it.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool WasCompleted { get; init; }
}
