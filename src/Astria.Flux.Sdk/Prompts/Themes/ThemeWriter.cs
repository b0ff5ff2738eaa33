using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes.Grammar;
using Astria.Flux.Prompts.Themes.Words;

namespace Astria.Flux.Prompts.Themes;

/// <summary>Writes the prompts of one theme, one after the other.</summary>
internal sealed class ThemeWriter
{
    // CLIP sees 77 tokens, the marks at both ends among them; a few are kept back.
    private const int MostTokens = 71;

    // What topic and subject may take of that: the rest of a prompt needs some fifty.
    private const int MostTokensOfTheme = 24;

    // Enough to find a draft that suits the topic: first with what was said least, then with anything, last with only what every prompt has.
    private const int MostTries = 90;
    private const int FullTries = 60;
    private const int FreshTries = 20;

    // How alike two prompts may be: less at first, a little more with each try.
    private const double FirstOverlap = 0.2;
    private const double MoreOverlap = 0.01;

    private readonly PromptTheme _theme;
    private readonly PromptThemeReview _review;
    private readonly ThemeSpeaker _speaker;
    private readonly ThemePicture _pictures;
    private readonly ThemeSlots _slots;
    private readonly int _extraTokens;

    public ThemeWriter(PromptTheme theme, PromptLinter? linter)
    {
        _theme = theme;
        _review = new(theme, linter);
        var cast = theme.Subject.Cast;
        var topic = new Topic(theme.TopicWords());
        var random = new ThemeRandom(theme.Seed, $"{topic.Text}\n{theme.Subject}");
        var isArt = cast == SubjectCast.Style || topic.Traits.HasFlag(ThemeTraits.Art);
        _pictures = new(
            Setting(topic.Traits, cast), isArt ? ThemeTraits.Art : ThemeTraits.Photo, topic.IsRoleOf(cast) ? ThemeTraits.Role : ThemeTraits.NoRole, random);
        _slots = new(topic, cast, [.. CleanScenes(theme, topic)], random);
        _speaker = new(theme.Subject);
        _extraTokens = TokensOf(theme) - EstimateTokens($"{topic.Text} {theme.Subject}");
    }

    /// <summary>What keeps a theme, whose parts are right, from being written about.</summary>
    public static IEnumerable<FluxFault> Faults(PromptTheme theme)
    {
        var topic = new Topic(theme.TopicWords());
        if (!CleanScenes(theme, topic).Any())
        {
            var probe = Probe(theme, topic.Scenes(theme.Subject.Cast)[0]);
            foreach (var diagnostic in PromptLintings.FindStrictly(probe, theme.Subject.Facts))
                yield return new(nameof(theme.Topic), $"{diagnostic.RuleId}: {diagnostic.Message}");
        }

        if (TokensOf(theme) is var tokens and > MostTokensOfTheme)
        {
            yield return new(
                nameof(theme.Topic),
                Invariant($"takes, with the subject, some {tokens} of the 77 tokens that CLIP sees; {MostTokensOfTheme} leave room for a prompt. Say it shorter."));
        }
    }

    public IReadOnlyList<ThemedPrompt> Write()
    {
        while (_review.Accepted.Count < _theme.Count)
            WriteOne();
        return _review.Accepted;
    }

    private void WriteOne()
    {
        IReadOnlyList<string> reasons = [];
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var draft = _slots.Draft(_pictures.Next(), isSpare: attempt >= FullTries, mayRepeat: attempt >= FreshTries);
            var text = ThemeFrames.Say(draft, _speaker);
            if (EstimateTokens(text) + _extraTokens > MostTokens)
                continue;
            reasons = _review.Add(text, PromptThemeSource.Grammar, Math.Min(FirstOverlap + (MoreOverlap * attempt), PromptThemeReview.MostOverlap));
            if (reasons.Count > 0)
                continue;
            _slots.Count(draft);
            _pictures.Count(draft.Picture);
            return;
        }

        throw new PromptThemeException(
            Invariant($"Prompt {_review.Accepted.Count + 1} of {_theme.Count} could not be written in {MostTries} tries; these are the last one's faults."),
            [.. reasons.Select(reason => new FluxFault(Invariant($"Prompts[{_review.Accepted.Count}]"), reason))]);
    }

    private static IEnumerable<string> CleanScenes(PromptTheme theme, Topic topic) =>
        topic.Scenes(theme.Subject.Cast).Where(scene => PromptLintings.FindStrictly(Probe(theme, scene), theme.Subject.Facts).Count == 0);

    private static string Probe(PromptTheme theme, string scene) => $"{theme.Subject} waits quietly {scene.TrimStart(',', ' ')}, beside a tall window, in soft light from one side.";

    // What is as large as a car is outdoors, unless the topic says otherwise.
    private static ThemeTraits Setting(ThemeTraits topic, SubjectCast cast) =>
        (topic & ThemeTraits.Settings) == ThemeTraits.None && cast is SubjectCast.Car or SubjectCast.Boat or SubjectCast.Aircraft or SubjectCast.Building
            ? topic | ThemeTraits.Outdoor : topic;

    // Rare words, such as names, fall into pieces of about three letters.
    private static int TokensOf(PromptTheme theme) =>
        WordOverlap.Split($"{string.Join(' ', theme.TopicWords())} {theme.Subject}").Sum(word => word.All(char.IsAscii) ? (word.Length + 2) / 3 : word.Length);

    // Common words are one piece up to about eight letters; each sign is one.
    private static int EstimateTokens(string text) =>
        WordOverlap.Split(text).Sum(word => word.Length <= 8 ? 1 : word.Length <= 14 ? 2 : 3) + text.Count(sign => sign is ',' or '.' or '/' or '-');
}
