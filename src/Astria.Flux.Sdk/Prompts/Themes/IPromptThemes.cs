namespace Astria.Flux.Prompts.Themes;

/// <summary>Writes prompts about a topic for a subject.</summary>
/// <remarks>Implementations are safe to use from many threads.</remarks>
public interface IPromptThemes
{
    /// <summary>Writes the prompts.</summary>
    /// <param name="theme">The topic, the subject, and how many prompts.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>As many prompts as were asked for, no two alike, each beginning with the subject.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="theme"/> is <see langword="null"/>.</exception>
    /// <exception cref="PromptThemeException">The theme can't be written about, or the writer failed; it lists every fault.</exception>
    Task<PromptThemeResult> WriteAsync(PromptTheme theme, CancellationToken cancellationToken = default);
}
