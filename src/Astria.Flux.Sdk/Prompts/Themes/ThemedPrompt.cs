namespace Astria.Flux.Prompts.Themes;

/// <summary>A prompt written about a theme. The linter has nothing to say about it.</summary>
/// <param name="Text">The prompt: whole sentences, the subject first.</param>
/// <param name="Source">Who wrote it.</param>
public sealed record ThemedPrompt(string Text, PromptThemeSource Source)
{
    /// <summary>What the writer wrote, where the linter's safe fixes had to repair it.</summary>
    /// <value>Default: <see langword="null"/>, nothing was repaired.</value>
    public string? Unrepaired { get; init; }
}
