namespace Astria.Flux.Prompts.Themes.Words;

/// <summary>The groups of traits, of which a picture has one each.</summary>
internal static class ThemeGroups
{
    public static IReadOnlyList<ThemeTraits> All { get; } =
    [
        ThemeTraits.Settings, ThemeTraits.Times, ThemeTraits.Seasons, ThemeTraits.Eras, ThemeTraits.Terrains, ThemeTraits.Moods, ThemeTraits.Media, ThemeTraits.Roles,
    ];

    /// <summary>Whether a phrase fits a picture.</summary>
    public static bool Fit(ThemeTraits phrase, ThemeTraits picture)
    {
        foreach (var group in All)
        {
            var wanted = phrase & group;
            if (wanted != ThemeTraits.None && (wanted & picture) == ThemeTraits.None)
                return false;
        }

        return true;
    }
}
