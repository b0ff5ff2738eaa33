using Astria.Flux.Generation;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Composition;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Training;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Composition;

/// <summary>A prompt is put together in the order FLUX heeds, and the linter has nothing to say to it.</summary>
public sealed class PromptBuilderTests
{
    private static readonly PromptBuilder Pier = PromptBuilder.For("ohwx", "man").WithAction("stands").WithScene("on a pier at dawn");

    private static readonly Gen<string?> Part = Gen.OneOf(Gen.Const((string?)null), PromptGen.AnyOf<string?>("on a pier", "soft light", "wearing a red coat", "shot on film"), PromptGen.Text.Select(text => (string?)text));

    [Test]
    public void The_subject_comes_first_then_scene_details_letters_light_camera_and_style() =>
        Pier.WithStyle("a grainy film still").WithCamera("shot on a 35mm lens").WithLight("soft light from the left").WithLettering("holding a sign", "Hello").WithDetail("wearing a linen shirt")
            .Build().Should().Be("ohwx man stands on a pier at dawn, wearing a linen shirt, holding a sign with the words \"Hello\". Soft light from the left. Shot on a 35mm lens. A grainy film still.");

    [Test]
    public void A_prompt_can_be_about_what_the_model_knows() => PromptBuilder.About("a lighthouse").WithScene("on a cliff in a storm").Build().Should().Be("a lighthouse on a cliff in a storm.");

    [TestCase("Hello", "\"Hello\"")]
    [TestCase("DON'T PANIC", "\"DON'T PANIC\"")]
    [TestCase("say \"hi\" now", "\u201Csay \"hi\" now\u201D")]
    [TestCase("\u201Chi\u201D", "\u201C\"hi\"\u201D")]
    [TestCase("Open\nDaily", "\"Open\" above \"Daily\"")]
    [TestCase("Open\r\n\r\n Daily ", "\"Open\" above \"Daily\"")]
    [TestCase("שלום", "\"שלום\"")]
    [TestCase("\u202Eabc\u202C", "\"abc\"")]
    [TestCase("I ❤ you \ud83d\ude00", "\"I ❤ you \ud83d\ude00\"")]
    [TestCase("50% (off:1.3)", "\"50% (off:1.3)\"")]
    [TestCase("No entry", "\"No entry\"")]
    public void Letters_are_quoted_whatever_they_are(string letters, string quoted) =>
        Pier.WithLettering("holding a sign", letters).Build().Should().Be($"ohwx man stands on a pier at dawn, holding a sign with the words {quoted}.");

    [Test]
    public void Half_a_character_is_left_out_of_the_letters() => Pier.WithLettering("holding a sign", "half \ud83d emoji").Build().Should().EndWith("\"half emoji\".");

    [TestCase("wearing a (red:1.3) coat", "wearing a red coat")]
    [TestCase("wearing a ((red)) coat", "wearing a red coat")]
    [TestCase("under a star \\(sky\\)", "under a star (sky)")]
    [TestCase("wearing\r\n a\u200B red\tcoat.", "wearing a red coat")]
    [TestCase("with a 'No Entry' badge", "with a \"No Entry\" badge")]
    [TestCase("beside the dogs' house", "beside the dogs' house")]
    [TestCase("with \"an open quote", "with an open quote")]
    [TestCase("wearing a red coat (and boots", "wearing a red coat and boots")]
    public void Notation_goes_and_its_words_stay(string detail, string said) => Pier.WithDetail(detail).Build().Should().Be($"ohwx man stands on a pier at dawn, {said}.");

    [TestCase("in a <lora:12:0.8> coat", "Details[0], characters 5–18", "FLX111")]
    [TestCase("in a coat --ar 16:9", "Details[0], characters 10–19", "FLX110")]
    [TestCase("in a {red|blue} coat", "Details[0], characters 5–15", "FLX116")]
    [TestCase("in a [your color] coat", "Details[0], characters 5–17", "FLX117")]
    [TestCase("without any gizmos", "Details[0], characters 0–18", "FLX201")]
    [TestCase("with a coat # flux-lint: ignore", "Details[0]", "note to the linter")]
    [TestCase("", "Details[0]", "is blank")]
    [TestCase("...", "Details[0]", "nothing that can be drawn")]
    public void What_would_be_an_order_is_refused_with_its_place(string detail, string place, string fault)
    {
        Pier.WithDetail(detail).TryBuild(out var prompt, out var faults).Should().BeFalse();

        prompt.Should().BeNull();
        faults.Should().Contain(found => found.Place == place && found.Problem.Contains(fault, StringComparison.Ordinal));
    }

    [TestCase("<lora:12:0.8>", "calls a network")]
    [TestCase("STOP --ar 16:9", "is a flag")]
    [TestCase("one two three four five", "FLX602")]
    [TestCase(" \n ", "is blank")]
    public void Letters_that_are_orders_or_too_many_are_refused_with_their_place(string letters, string fault)
    {
        Pier.WithLettering("holding a sign", letters).TryBuild(out _, out var faults);

        faults.Should().Contain(found => found.Place.StartsWith("Letterings[0].Words", StringComparison.Ordinal) && found.Problem.Contains(fault, StringComparison.Ordinal));
    }

    [Test]
    public void Every_fault_is_named_at_once() =>
        FluentActions.Invoking(() => Pier.WithScene("in {a|b}").WithDetail("<lora:1:1>").WithLight("").Build()).Should().Throw<PromptBuildException>()
            .Which.Faults.Select(fault => fault.Place).Should().Contain(["Scene, characters 3–8", "Details[0], characters 0–10", "Light"]);

    [Test]
    public void What_contradicts_itself_over_parts_is_refused_at_the_later_one()
    {
        Pier.WithScene("in the street at noon").WithLight("lit by moonlight").TryBuild(out _, out var faults);

        faults.Should().ContainSingle().Which.Place.Should().Be("Light, characters 7–16");
    }

    [Test]
    public void A_place_is_that_of_what_was_given_not_of_what_is_left()
    {
        Pier.WithDetail("  a \u200B (red:1.3) coat --v 6").TryBuild(out _, out var faults);

        faults.Select(fault => fault.Place).Distinct().Should().Equal("Details[0], characters 21–26");
    }

    [Test]
    public void A_prompt_over_schnells_limit_needs_the_profile_named()
    {
        var many = Enumerable.Range(0, 40).Aggregate(Pier, (builder, i) => builder.WithDetail($"with a small wooden box number {i} on the left"));
        var dev = PromptLinter.Create(FluxPromptRules.All, new() { Profile = PromptProfile.RawFluxDev });

        many.TryBuild(out _, out var faults).Should().BeFalse();
        faults.Should().Contain(fault => fault.Problem.StartsWith("FLX301", StringComparison.Ordinal));
        PromptBuilder.For("ohwx", "man").WithDetail(new string('x', 5000)).ToString().Should().Contain("Details[0]: has 5000 characters");
        Enumerable.Range(0, 22).Aggregate(Pier, (builder, i) => builder.WithDetail($"with a small wooden box number {i} on the left")).Build(dev).Should().Contain("number 21");
    }

    [Test]
    public void Whatever_goes_in_the_linter_has_nothing_to_say_to_what_comes_out() =>
        Gen.Select(Part, Part, Part, Part, Part, Part, Part).Sample(
            (action, scene, detail, letters, light, camera, style) =>
            {
                var builder = PromptBuilder.For("ohwx", "man");
                builder = action is null ? builder : builder.WithAction(action);
                builder = scene is null ? builder : builder.WithScene(scene);
                builder = detail is null ? builder : builder.WithDetail(detail);
                builder = letters is null ? builder : builder.WithLettering("holding a sign", letters);
                builder = light is null ? builder : builder.WithLight(light);
                builder = camera is null ? builder : builder.WithCamera(camera);
                builder = style is null ? builder : builder.WithStyle(style);
                CheckBuilt(builder);
            },
            iter: PropertyCases.Count / 20);

    [Test]
    public void One_part_of_anybodys_text_is_said_cleanly_or_refused_with_its_place() =>
        Gen.Select(PromptGen.Text, Gen.Int[0, 3]).Sample(
            (text, part) => CheckBuilt(part switch
            {
                0 => Pier.WithDetail(text),
                1 => Pier.WithLettering("holding a sign", text),
                2 => Pier.WithStyle(text),
                _ => PromptBuilder.About(text),
            }),
            iter: PropertyCases.Count / 10);

    [Test]
    public void A_builder_never_changes_and_equals_one_with_equal_parts()
    {
        var other = PromptBuilder.For("ohwx", "man").WithAction("stands").WithScene("on a pier at dawn");

        Pier.WithDetail("wearing a hat").Should().NotBe(Pier);
        other.Should().Be(Pier);
        other.GetHashCode().Should().Be(Pier.GetHashCode());
        Pier.ToString().Should().Be("ohwx man stands on a pier at dawn.");
    }

    [Test]
    public void A_tune_begins_its_prompt_and_goes_into_the_request()
    {
        var tune = new Tune { Id = "1", Engine = "fake", Token = "sks", SubjectClass = "mug" };

        var request = tune.Prompt().WithScene("on a wooden table").WithLight("soft window light").ToRequest(tune);

        request.Prompt.Should().Be("sks mug on a wooden table. Soft window light.");
        request.Tunes.Single().Tune.Should().BeSameAs(tune);
    }

    [Test]
    public void A_tune_whose_token_is_missing_is_refused()
    {
        var tune = new Tune { Id = "1", Engine = "fake", Token = "sks", SubjectClass = "mug" };

        FluentActions.Invoking(() => Pier.ToRequest(tune)).Should().Throw<PromptBuildException>().Which.Faults.Single().Place.Should().Be("tunes[0]");
    }

    [TestCase("ohwx", "mug", PromptSubjectKind.Product)]
    [TestCase("ohwx", "golden retriever", PromptSubjectKind.Animal)]
    [TestCase("ohwx", "young woman", PromptSubjectKind.Person)]
    [TestCase("ohwx", "coffee mugs", PromptSubjectKind.Product)]
    [TestCase("ohwx", "sports car", PromptSubjectKind.Vehicle)]
    [TestCase("ohwx", "lighthouse", PromptSubjectKind.Building)]
    [TestCase("ohwx", "ink style", PromptSubjectKind.Style)]
    [TestCase("ohwx", "blorb", PromptSubjectKind.Product)]
    public void A_class_tells_the_kind(string token, string subjectClass, PromptSubjectKind kind) => new PromptSubject(token, subjectClass).Kind.Should().Be(kind);

    [TestCase("ohwx man", "ohwx", "man")]
    [TestCase(" ohwx  golden retriever ", "ohwx", "golden retriever")]
    [TestCase("cat", null, "cat")]
    public void A_subject_is_read_as_people_write_it(string text, string? token, string subjectClass) => PromptSubject.Parse(text).Should().Be(new PromptSubject(token, subjectClass));

    private static void CheckBuilt(PromptBuilder builder)
    {
        if (builder.TryBuild(out var prompt, out var faults))
        {
            StrictLinters.FindWithoutHints(prompt, builder.Subject?.Token).Should().BeEmpty(prompt);
            using var text = PromptText.Scan(prompt);
            foreach (var token in text.Tokens)
                token.Kind.Should().NotBe(PromptTokenKind.NetworkTag, prompt).And.NotBe(PromptTokenKind.Flag, prompt).And.NotBe(PromptTokenKind.AngleTag, prompt);
            LintMarker.RemoveFrom(prompt).Should().Be(prompt);
            prompt.Should().NotContainAny("\n", "\r", "\u202E", "\u0000");
        }
        else
        {
            faults.Should().NotBeEmpty().And.OnlyContain(fault => fault.Place.Length > 0 && fault.Problem.Length > 0);
            FluentActions.Invoking(() => builder.Build()).Should().Throw<PromptBuildException>().Which.Faults.Should().Equal(faults);
        }
    }
}
