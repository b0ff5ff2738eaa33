namespace Astria.Flux.Prompts.Themes;

/// <summary>Something a language model wrote that was not taken.</summary>
/// <param name="Attempt">Which answer it was in, from 1.</param>
/// <param name="Text">What it wrote, cut to a readable length; empty where the answer as a whole was no use.</param>
/// <param name="Reasons">Why it was not taken, in words the model is told.</param>
public sealed record PromptThemeRejection(int Attempt, string Text, IReadOnlyList<string> Reasons)
{
    /// <summary>The attempt, the text and the reasons, on one line.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() =>
        Text.Length == 0 ? Invariant($"answer {Attempt}: {string.Join(' ', Reasons)}") : Invariant($"answer {Attempt}, \"{Text}\": {string.Join(' ', Reasons)}");
}
