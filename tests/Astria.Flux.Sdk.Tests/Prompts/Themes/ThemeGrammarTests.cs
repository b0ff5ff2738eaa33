using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes.Grammar;
using Astria.Flux.Prompts.Themes.Words;

namespace Astria.Flux.Tests.Prompts.Themes;

/// <summary>The grammar's parts.</summary>
internal sealed class ThemeGrammarTests
{
    [TestCase("lean on a rail", "leans on a rail")]
    [TestCase("catch", "catches")]
    [TestCase("push off", "pushes off")]
    [TestCase("carry a box", "carries a box")]
    [TestCase("play", "plays")]
    [TestCase("cross", "crosses")]
    public void One_does_it_in_the_third_person(string action, string said) => English.Conjugate(action, isPlural: false).Should().Be(said);

    [Test]
    public void Several_do_it_by_themselves() => English.Conjugate("hover above its own shadow", isPlural: true).Should().Be("hover above their own shadow");

    [TestCase("hour", "an")]
    [TestCase("unicorn", "a")]
    [TestCase("umbrella", "an")]
    [TestCase("European city", "a")]
    [TestCase("80s arcade", "an")]
    [TestCase("1920s bar", "a")]
    [TestCase("x", "an")]
    [TestCase("Über Größe", "an")]
    public void An_article_goes_by_the_sound(string next, string article) => English.Article(next).Should().Be(article);

    [TestCase("people", true)]
    [TestCase("sneakers", true)]
    [TestCase("dress", false)]
    [TestCase("bus", false)]
    [TestCase("man", false)]
    public void Plurals_are_known(string noun, bool isPlural) => English.IsPlural(noun).Should().Be(isPlural);

    [Test]
    public void Every_slot_varies_within_ten([Values("cozy winter cabin", "dragon", "on the moon", "beach wedding")] string words, [Values(SubjectCast.Person, SubjectCast.Pet, SubjectCast.Thing)] SubjectCast cast)
    {
        var topic = new Topic(words.Split(' '));
        var random = new ThemeRandom(3, words);
        var pictures = new ThemePicture(topic.Traits, ThemeTraits.Photo, ThemeTraits.NoRole, random);
        var slots = new ThemeSlots(topic, cast, topic.Scenes(cast), random);
        var drafts = new List<ThemeDraft>();
        for (var i = 0; i < 10; i++)
        {
            drafts.Add(slots.Draft(pictures.Next(), isSpare: false));
            slots.Count(drafts[i]);
            pictures.Count(drafts[i].Picture);
        }

        drafts.Select(draft => draft.Action).Distinct().Should().HaveCount(10);
        drafts.Select(draft => draft.Camera).Distinct().Should().HaveCount(10);
        drafts.Select(draft => draft.Extra).Distinct().Should().HaveCountGreaterThanOrEqualTo(7);
        drafts.Select(draft => draft.Light).Distinct().Should().HaveCountGreaterThanOrEqualTo(8);
        drafts.Select(draft => draft.Mood).Distinct().Should().HaveCountGreaterThanOrEqualTo(8);
        drafts.Select(draft => draft.Frame).Distinct().Should().HaveCount(ThemeFrames.Count);
    }

    [TestCaseSource(nameof(Lists))]
    public void A_list_says_nothing_twice(ThemePhrase[] list) => list.Select(phrase => phrase.Text).Should().OnlyHaveUniqueItems().And.NotContain(text => text.Contains("  ", StringComparison.Ordinal) || text.EndsWith('.'));

    [Test]
    public void Every_kind_of_subject_has_something_to_do_everywhere([Values] SubjectCast cast)
    {
        foreach (var terrain in new[] { ThemeTraits.Home, ThemeTraits.City, ThemeTraits.Wild, ThemeTraits.Coast, ThemeTraits.Deep, ThemeTraits.Space })
        {
            var picture = terrain | ThemeTraits.Indoor | ThemeTraits.Night | ThemeTraits.Summer | ThemeTraits.Modern | ThemeTraits.Calm | ThemeTraits.Photo | ThemeTraits.NoRole;
            CastPhrases.Of(cast).Actions.Count(phrase => ThemeGroups.Fit(phrase.Traits, picture)).Should().BeGreaterThan(3, terrain.ToString());
        }
    }

    private static IEnumerable<TestCaseData> Lists()
    {
        yield return new TestCaseData((object)LightPhrases.All).SetArgDisplayNames("light");
        yield return new TestCaseData((object)DetailPhrases.All).SetArgDisplayNames("details");
        yield return new TestCaseData((object)AtmospherePhrases.Moods).SetArgDisplayNames("moods");
        yield return new TestCaseData((object)AtmospherePhrases.Palettes).SetArgDisplayNames("palettes");
        yield return new TestCaseData((object)ViewPhrases.Cameras).SetArgDisplayNames("cameras");
        yield return new TestCaseData((object)ViewPhrases.Compositions).SetArgDisplayNames("compositions");
        foreach (var cast in Enum.GetValues<SubjectCast>())
            yield return new TestCaseData((object)CastPhrases.Of(cast).Actions.Concat(CastPhrases.Of(cast).Extras).ToArray()).SetArgDisplayNames(cast.ToString());
    }
}
