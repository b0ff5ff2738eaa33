namespace Astria.Flux.Prompts.Themes;

/// <summary>Writes prompts about a topic by a grammar of its own: offline, at once, and the same from the same seed on every machine.</summary>
/// <remarks>
/// <para>Scene, light, lens, wardrobe or props, mood, framing, time, weather and palette vary, and fit together, the topic and the kind of subject.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed class PromptThemes : IPromptThemes
{
    private readonly PromptLinter? _linter;

    /// <summary>Creates a writer whose prompts an app's own linter accepts as well.</summary>
    /// <param name="linter">A linter, with rules of the app's own.</param>
    /// <exception cref="ArgumentNullException"><paramref name="linter"/> is <see langword="null"/>.</exception>
    public PromptThemes(PromptLinter linter)
    {
        ArgumentNullException.ThrowIfNull(linter);
        _linter = linter;
    }

    private PromptThemes()
    {
    }

    /// <summary>Writes prompts that every built-in rule accepts, hints among them, whatever the profile.</summary>
    public static PromptThemes Default { get; } = new();

    /// <summary>Writes the prompts.</summary>
    /// <param name="theme">The topic, the subject, and how many prompts.</param>
    /// <returns>As many prompts as were asked for, no two alike, each beginning with the subject. Fewer prompts are the first of
    /// more.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="theme"/> is <see langword="null"/>.</exception>
    /// <exception cref="PromptThemeException">The theme can't be written about, see <see cref="PromptTheme.Validate"/>; or the app's own
    /// rules refuse whatever is written.</exception>
    public IReadOnlyList<string> Write(PromptTheme theme) => [.. new ThemeWriter(theme, _linter).Write().Select(prompt => prompt.Text)];

    /// <inheritdoc/>
    public Task<PromptThemeResult> WriteAsync(PromptTheme theme, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<PromptThemeResult>(cancellationToken);
        try
        {
            return Task.FromResult(new PromptThemeResult { Prompts = new ThemeWriter(theme, _linter).Write() });
        }
        catch (PromptThemeException exception)
        {
            return Task.FromException<PromptThemeResult>(exception);
        }
    }
}
