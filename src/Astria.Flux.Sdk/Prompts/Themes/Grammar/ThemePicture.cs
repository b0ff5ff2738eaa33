using Astria.Flux.Prompts.Themes.Words;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>Decides what each picture is like: one trait of each group, as far as the topic leaves it open in turn.</summary>
internal sealed class ThemePicture(ThemeTraits topic, ThemeTraits medium, ThemeTraits role, ThemeRandom random)
{
    private readonly Dictionary<ThemeTraits, int> _uses = [];

    /// <summary>The traits of the next picture.</summary>
    public ThemeTraits Next()
    {
        var terrains = topic & ThemeTraits.Terrains;
        var setting = Choose(Open(ThemeTraits.Settings));
        if (terrains == ThemeTraits.None)
            terrains = setting == ThemeTraits.Indoor ? ThemeTraits.Home : ThemeTraits.City | ThemeTraits.Wild | ThemeTraits.Coast;
        // Where the topic names no time, nothing is out of time but the present.
        var era = (topic & ThemeTraits.Eras) == ThemeTraits.None ? ThemeTraits.Modern : topic & ThemeTraits.Eras;
        return setting | Choose(terrains) | Choose(Open(ThemeTraits.Times)) | Choose(Open(ThemeTraits.Seasons)) | Choose(era) | Choose(Open(ThemeTraits.Moods)) | medium | role;
    }

    /// <summary>Counts what a prompt that was taken is like.</summary>
    public void Count(ThemeTraits picture)
    {
        foreach (var group in ThemeGroups.All)
            _uses[picture & group] = _uses.GetValueOrDefault(picture & group) + 1;
    }

    private ThemeTraits Open(ThemeTraits group) => (topic & group) == ThemeTraits.None ? group : topic & group;

    // One of those used least.
    private ThemeTraits Choose(ThemeTraits among)
    {
        var traits = new List<ThemeTraits>();
        for (var bits = (uint)among; bits != 0; bits &= bits - 1)
            traits.Add((ThemeTraits)(bits & (~bits + 1)));
        var fewest = traits.Min(trait => _uses.GetValueOrDefault(trait));
        traits.RemoveAll(trait => _uses.GetValueOrDefault(trait) > fewest);
        return traits[random.Next(traits.Count)];
    }
}
