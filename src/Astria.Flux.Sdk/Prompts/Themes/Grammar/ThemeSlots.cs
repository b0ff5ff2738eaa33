using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes.Words;

namespace Astria.Flux.Prompts.Themes.Grammar;

/// <summary>Chooses phrases for a picture: what fits it, and of that what was said least so far.</summary>
internal sealed class ThemeSlots(Topic topic, SubjectCast cast, IReadOnlyList<string> scenes, ThemeRandom random)
{
    private readonly CastPhrases _phrases = CastPhrases.Of(cast);
    private readonly Dictionary<ThemePhrase, int> _uses = [];
    private readonly int[] _frames = new int[ThemeFrames.Count];
    private readonly Dictionary<string, int> _sceneUses = [];
    private bool _mayRepeat;

    /// <summary>Drafts a prompt.</summary>
    /// <param name="picture">What the picture is like.</param>
    /// <param name="isSpare">Whether only what every prompt has is said.</param>
    /// <param name="mayRepeat">Whether what was said more often than other things may be said again: the others may be what is refused.</param>
    public ThemeDraft Draft(ThemeTraits picture, bool isSpare, bool mayRepeat = false)
    {
        _mayRepeat = mayRepeat;
        var frame = Least(_frames.Length, i => _frames[i]);
        var isOutside = picture.HasFlag(ThemeTraits.Outdoor) && (picture & ThemeTraits.Ground) != ThemeTraits.None;
        // A topic that says when needs no other time beside it.
        var saysTime = !isSpare && (topic.Traits & ThemeTraits.Times) == ThemeTraits.None && (picture & ThemeTraits.Ground) != ThemeTraits.None;
        return new()
        {
            Picture = picture,
            Frame = frame,
            Scene = scenes[Least(scenes.Count, i => _sceneUses.GetValueOrDefault(scenes[i]))],
            Action = Choose(_phrases.Actions, picture),
            Extra = Choose(_phrases.Extras, picture),
            Light = Choose(LightPhrases.All, picture),
            Camera = Choose(ViewPhrases.Cameras, picture),
            Mood = Choose(AtmospherePhrases.Moods, picture),
            Time = saysTime && ThemeFrames.HasTime(frame) ? Choose(AtmospherePhrases.Times, picture) : null,
            Weather = !isSpare && isOutside && ThemeFrames.HasWeather(frame) ? Choose(AtmospherePhrases.Weathers, picture) : null,
            Detail = !isSpare && ThemeFrames.HasDetail(frame) ? Choose(DetailPhrases.All, picture) : null,
            Composition = !isSpare && ThemeFrames.HasComposition(frame) ? Choose(ViewPhrases.Compositions, picture) : null,
            Palette = !isSpare && !topic.IsColorless && ThemeFrames.HasPalette(frame) ? Choose(AtmospherePhrases.Palettes, picture) : null,
        };
    }

    /// <summary>Counts the phrases of a draft that was taken.</summary>
    public void Count(ThemeDraft draft)
    {
        foreach (var phrase in draft.Phrases)
            _uses[phrase] = _uses.GetValueOrDefault(phrase) + 1;
        _frames[draft.Frame]++;
        _sceneUses[draft.Scene] = _sceneUses.GetValueOrDefault(draft.Scene) + 1;
    }

    private ThemePhrase? Choose(ThemePhrase[] phrases, ThemeTraits picture)
    {
        var fitting = phrases.Where(phrase => ThemeGroups.Fit(phrase.Traits, picture)).ToList();
        if (fitting.Count == 0)
            return null;
        var most = _mayRepeat ? int.MaxValue : fitting.Min(phrase => _uses.GetValueOrDefault(phrase));
        fitting.RemoveAll(phrase => _uses.GetValueOrDefault(phrase) > most);
        // Every other time, what the topic asks for goes before what merely fits.
        var named = fitting.FindAll(phrase => (phrase.Traits & topic.Traits & ~ThemeTraits.Ground) != ThemeTraits.None);
        var among = named.Count > 0 && random.Next(2) == 0 ? named : fitting;
        return among[random.Next(among.Count)];
    }

    private int Least(int count, Func<int, int> uses)
    {
        var most = _mayRepeat ? int.MaxValue : Enumerable.Range(0, count).Min(uses);
        int[] least = [.. Enumerable.Range(0, count).Where(i => uses(i) <= most)];
        return least[random.Next(least.Length)];
    }
}
