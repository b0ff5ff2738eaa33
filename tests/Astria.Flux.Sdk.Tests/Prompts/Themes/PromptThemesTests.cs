using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Themes;
using Astria.Flux.Prompts.Tokens;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Themes;

/// <summary>A topic in two to four words becomes ten varied prompts for a subject.</summary>
public sealed class PromptThemesTests
{
    private static readonly string[] Topics =
    [
        "cozy winter cabin", "cyberpunk night market", "medieval knight", "street fashion", "beach wedding", "underwater ruins", "dragon", "on the moon", "film noir",
        "black and white portrait", "watercolor garden", "close-up portrait", "the roaring twenties", "80s arcade", "Tokyo", "walking the dog", "café de Paris", "wide shot",
        "vibrant colorful carnival", "macro insects", "rock & roll concert", "Mother's Day brunch", "snowy mountains", "NASA launch", "grayscale city", "the sea", "medieval knights",
        "my garden", "sunny midnight", "Über Größe", "a hour", "x", "Ω", "1920s", "CYBERPUNK NIGHT MARKET", "(cozy:1.3) cabin", "\"quoted\" words", "star \\(sky\\)", "winter\ncabin",
    ];

    private static readonly string[] Classes =
    [
        "man", "woman", "baby", "people", "dog", "golden retriever", "horse", "parrot", "goldfish", "mug", "perfume bottle", "sneakers", "dress", "sofa", "car", "sailboat", "drone", "house",
        "style", "painting", "blorb",
    ];

    private static readonly Gen<string?> Token = PromptGen.AnyOf<string?>("ohwx", "sks", "TOK", null);

    // Out of pieces that mean something to somebody, or out of anything.
    private static readonly Gen<string> AnyTopic = Gen.OneOf(
        PromptGen.AnyOf(Topics),
        PromptGen.AnyOf("no hats", "(x:1.3)", "cozy", "cabin", "[a|b]", "{red|blue}", "--ar 16:9", "<lora:1:1>", "#", "flux-lint: ignore", "\"", "'", "night", "of", "BREAK", "in", "\ud800", "雪", "8k", "\u202e", "the")
            .Array[1, 5].Select(pieces => string.Join(' ', pieces)),
        PromptGen.Text,
        Gen.String[0, 100]);

    private static readonly Gen<string> AnyClass = Gen.OneOf(PromptGen.AnyOf(Classes), Gen.String[0, 30], PromptGen.Text);

    [Test]
    public void Ten_are_written_when_nothing_else_is_said() => PromptThemes.Default.Write(new("cozy winter cabin", Man)).Should().HaveCount(10);

    [Test]
    public void The_same_seed_writes_the_same_prompts_on_every_machine() =>
        // A change of these is a change of what apps get for a seed: it stands in the changelog.
        PromptThemes.Default.Write(new("cozy winter cabin", Man) { Count = 3, Seed = 1 }).Should().Equal(GoldenPrompts.CozyWinterCabin);

    [Test]
    public void Another_seed_writes_other_prompts() =>
        PromptThemes.Default.Write(new("cozy winter cabin", Man) { Seed = 1 }).Should().NotIntersectWith(PromptThemes.Default.Write(new("cozy winter cabin", Man) { Seed = 2 }));

    [Test]
    public void Fewer_are_the_first_of_more() =>
        PromptThemes.Default.Write(new("beach wedding", Man) { Count = 4 }).Should().Equal(PromptThemes.Default.Write(new("beach wedding", Man) { Count = 12 }).Take(4));

    [Test]
    public void Any_theme_is_written_about_cleanly_or_refused_with_its_faults() =>
        Gen.Select(AnyTopic, AnyClass, Token, Gen.Long).Sample(
            (topic, subjectClass, token, seed) =>
            {
                var theme = new PromptTheme(topic, new PromptSubject(token, subjectClass)) { Count = 2, Seed = seed };
                var faults = theme.Validate();
                if (faults.Count > 0)
                {
                    faults.Should().OnlyContain(fault => fault.Place.StartsWith("Topic", StringComparison.Ordinal) || fault.Place.StartsWith("Subject.", StringComparison.Ordinal));
                    FluentActions.Invoking(() => PromptThemes.Default.Write(theme)).Should().Throw<PromptThemeException>().Which.Faults.Should().Equal(faults);
                    return;
                }

                foreach (var prompt in PromptThemes.Default.Write(theme))
                    CheckPrompt(prompt, theme);
            },
            iter: PropertyCases.Count / 100);

    [Test]
    public void Known_topics_are_written_about_for_every_kind_of_subject([ValueSource(nameof(Topics))] string topic)
    {
        foreach (var subjectClass in Classes)
        {
            var theme = new PromptTheme(topic, new PromptSubject("ohwx", subjectClass)) { Seed = topic.Length };
            var prompts = PromptThemes.Default.Write(theme);
            prompts.Should().HaveCount(10).And.OnlyHaveUniqueItems();
            foreach (var prompt in prompts)
                CheckPrompt(prompt, theme);
            MostOverlap(prompts).Should().BeLessThanOrEqualTo(0.4, string.Join('\n', prompts));
        }
    }

    [TestCase("man")]
    [TestCase("dog")]
    [TestCase("mug")]
    [TestCase("style")]
    public void A_hundred_are_all_different(string subjectClass)
    {
        var prompts = PromptThemes.Default.Write(new("cozy winter cabin", new PromptSubject("ohwx", subjectClass)) { Count = 100 });

        prompts.Should().HaveCount(100).And.OnlyHaveUniqueItems();
        MostOverlap(prompts).Should().BeLessThanOrEqualTo(PromptThemeReview.MostOverlap);
    }

    [TestCase("", "is blank")]
    [TestCase("one two three four five six seven", "has 7 words")]
    [TestCase("...", "nothing that can be drawn")]
    [TestCase("no hats", "FLX201")]
    [TestCase("<lora:12:1> cabin", "FLX111")]
    [TestCase("cabin --ar 16:9", "FLX110")]
    [TestCase("{red|blue} cabin", "FLX116")]
    [TestCase("雪の小屋", "FLX702")]
    [TestCase("cabin # flux-lint: ignore", "note to the linter")]
    public void A_topic_that_is_none_is_refused_with_its_fault(string topic, string fault) =>
        new PromptTheme(topic, Man).Validate().Should().Contain(found => found.Place.StartsWith("Topic", StringComparison.Ordinal) && found.Problem.Contains(fault, StringComparison.Ordinal));

    [Test]
    public void A_topic_of_ten_thousand_characters_is_refused_by_its_length() =>
        new PromptTheme(new string('x', 10_000), Man).Validate().Single().ToString().Should().StartWith("Topic: has 10000 characters; say it in at most 80");

    [Test]
    public void All_faults_of_a_theme_are_named_at_once() =>
        new PromptTheme("no hats", new PromptSubject("two words", "(mug)")) { Count = 101 }.Validate().Select(fault => fault.Place)
            .Should().Equal("Topic, characters 0–7", "Subject.Token", "Subject.SubjectClass, characters 0–1", "Count");

    [TestCase("mug")]
    [TestCase("car")]
    [TestCase("house")]
    [TestCase("style")]
    [TestCase("dog")]
    public void Nothing_but_people_wears_clothes(string subjectClass) =>
        PromptThemes.Default.Write(new("cozy winter cabin", new PromptSubject("ohwx", subjectClass)) { Count = 50 })
            .Should().NotContainMatch("*sweater*").And.NotContainMatch("*trousers*").And.NotContainMatch("*parka*").And.NotContainMatch("*jeans*");

    [TestCase("on the moon", "ohwx man* on the moon*")]
    [TestCase("cozy winter cabin", "* a cozy winter cabin*")]
    [TestCase("cyberpunk night market", "* a cyberpunk night market*")]
    [TestCase("underwater ruins", "* underwater ruins *")]
    [TestCase("80s arcade", "* an 80s arcade*")]
    [TestCase("the roaring twenties", "* in the roaring twenties*")]
    [TestCase("snowy mountains", "* in the snowy mountains*")]
    [TestCase("business headshot", "* for a business headshot*")]
    [TestCase("Tokyo", "* Tokyo*")]
    [TestCase("an hourglass room", "* an hourglass room*")]
    public void A_topic_is_woven_in_grammatically(string topic, string sentence) =>
        PromptThemes.Default.Write(new(topic, Man)).Should().AllSatisfy(prompt => prompt.Should().Match(sentence));

    [Test]
    public void Who_plays_a_role_wears_what_it_asks_for() =>
        PromptThemes.Default.Write(new("medieval knight", Man)).Should().AllSatisfy(prompt => prompt.Should().MatchRegex(" (as|role of) a medieval knight").And.NotContain("wearing"));

    [Test]
    public void What_can_play_no_role_is_in_its_world() =>
        PromptThemes.Default.Write(new("medieval knight", new PromptSubject("ohwx", "mug"))).Should().AllSatisfy(prompt => prompt.Should().MatchRegex(" in the (world|company) of a medieval knight"));

    [Test]
    public void A_season_shows_in_what_is_worn_and_seen() =>
        string.Join(' ', PromptThemes.Default.Write(new("summer beach", Man) { Count = 50 })).Should()
            .NotContainAny("snow", "parka", "mittens", "Icicles", "Frost").And.ContainAny("straw hat", "linen shirt", "barefoot");

    [Test]
    public void Without_a_token_the_class_begins_with_its_article() =>
        PromptThemes.Default.Write(new("cozy winter cabin", PromptSubject.Parse("astronaut"))).Should().OnlyContain(prompt => prompt.StartsWith("An astronaut", StringComparison.Ordinal));

    [Test]
    public void Rules_of_the_apps_own_are_kept()
    {
        var linter = new PromptLinter([new NoLensRule()]);

        new PromptThemes(linter).Write(new("cozy winter cabin", Man)).Should().NotContainMatch("*lens*").And.HaveCount(10);
    }

    [Test]
    public async Task The_contract_writes_the_same()
    {
        var theme = new PromptTheme("cozy winter cabin", Man);

        var result = await PromptThemes.Default.WriteAsync(theme);

        result.Texts.Should().Equal(PromptThemes.Default.Write(theme));
        (result.Usage, result.Rejections.Count).Should().Be((null, 0));
    }

    [Test]
    public async Task A_theme_that_cannot_be_written_about_fails_the_task() =>
        await FluentActions.Awaiting(() => PromptThemes.Default.WriteAsync(new("", Man))).Should().ThrowAsync<PromptThemeException>();

    private static PromptSubject Man { get; } = new("ohwx", "man");

    private static void CheckPrompt(string prompt, PromptTheme theme)
    {
        StrictLinters.Find(prompt, theme.Subject.Token).Should().BeEmpty(prompt);
        prompt.Split(' ', StringSplitOptions.RemoveEmptyEntries).Should().HaveCountGreaterThanOrEqualTo(20, prompt).And.HaveCountLessThanOrEqualTo(60, prompt);
        TokenEstimate.Instance.Count(TextEncoder.Clip, prompt).Should().BeLessThanOrEqualTo(77, prompt);
        if (theme.Subject.Token is not null)
            prompt.Should().StartWith($"{theme.Subject} ".TrimEnd());
    }

    private static double MostOverlap(IReadOnlyList<string> prompts)
    {
        HashSet<string>[] words = [.. prompts.Select(prompt => prompt.ToLowerInvariant().Split(' ', ',', '.').Where(word => word.Length > 3).ToHashSet(StringComparer.Ordinal))];
        var pairs = from i in Enumerable.Range(0, words.Length) from j in Enumerable.Range(0, i) select (words[i], words[j]);
        return pairs.Max(pair => (double)pair.Item1.Intersect(pair.Item2).Count() / pair.Item1.Union(pair.Item2).Count());
    }
}
