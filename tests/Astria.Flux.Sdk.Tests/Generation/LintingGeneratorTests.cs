using Astria.Flux.Generation;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using Astria.Flux.Training;
using Microsoft.Extensions.Logging;

namespace Astria.Flux.Tests.Generation;

public sealed class LintingGeneratorTests
{
    private const string Bad = "((ohwx man)), no hat";
    private FakeGenerator _engine = null!;

    [SetUp]
    public void SetUp() => _engine = new();

    [TearDown]
    public void TearDown() => _engine.Dispose();

    [Test]
    public async Task Off_hands_on_without_a_look()
    {
        var made = await Generate(PromptLintMode.Off, Bad);

        made.Prompt.Should().Be(Bad);
        made.Diagnostics.Should().BeEmpty();
    }

    [Test]
    public async Task Warn_draws_the_prompt_as_it_is_and_tells()
    {
        var made = await Generate(PromptLintMode.Warn, Bad);

        made.Prompt.Should().Be(Bad);
        made.Diagnostics.Select(diagnostic => diagnostic.RuleId).Should().Equal("FLX102", "FLX201");
    }

    [Test]
    public async Task Fix_draws_the_repaired_prompt_and_tells()
    {
        var made = await Generate(PromptLintMode.Fix, Bad);

        made.Prompt.Should().Be("ohwx man");
        made.Diagnostics.Should().HaveCount(2);
    }

    [Test]
    public async Task Refuse_stops_before_the_engine()
    {
        var generate = () => Generate(PromptLintMode.Refuse, Bad);

        var exception = (await generate.Should().ThrowAsync<PromptRejectedException>()).Which;
        exception.Prompt.Should().Be(Bad);
        exception.Diagnostics.Should().HaveCount(2);
        exception.Message.Should().Contain("FLX102 warning (0–12)").And.Contain("FLX201 warning (14–20)");
        _engine.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task Refuse_lets_pass_what_matters_less()
    {
        var made = await Generate(PromptLintMode.Refuse, Bad, PromptSeverity.Error);

        made.Diagnostics.Should().HaveCount(2);
        _engine.Requests.Should().ContainSingle();
    }

    [TestCase(PromptLintMode.Off)]
    [TestCase(PromptLintMode.Warn)]
    [TestCase(PromptLintMode.Fix)]
    [TestCase(PromptLintMode.Refuse)]
    public async Task A_clean_request_reaches_the_engine_as_it_is(PromptLintMode mode)
    {
        var request = new GenerationRequest("ohwx man on a pier") { Count = 3, Seed = 5 };

        await new LintingGenerator(_engine, PromptLinter.Default, mode).GenerateAsync(request);

        _engine.Requests.Should().ContainSingle().Which.Should().BeSameAs(request);
    }

    [TestCase(PromptLintMode.Off)]
    [TestCase(PromptLintMode.Warn)]
    public async Task A_request_that_makes_no_sense_is_refused_before_anything(PromptLintMode mode)
    {
        var generate = () => new LintingGenerator(_engine, PromptLinter.Default, mode).GenerateAsync(new("x") { Count = 0 });

        await generate.Should().ThrowAsync<ArgumentException>();
        _engine.Requests.Should().BeEmpty();
    }

    [Test]
    public async Task Cancelling_is_handed_on()
    {
        var generate = () => new LintingGenerator(_engine, PromptLinter.Default).GenerateAsync(new(Bad), null, new(canceled: true));

        await generate.Should().ThrowAsync<OperationCanceledException>();
    }

    [Test]
    public async Task The_log_says_which_rules_and_where_but_never_the_prompt()
    {
        var log = new ListLogger();

        await new LintingGenerator(_engine, PromptLinter.Default, logger: log).GenerateAsync(new(Bad));

        log.Lines.Should().Equal("Warning: The prompt has text that FLUX will not understand: FLX102 (0–12), FLX201 (14–20).");
    }

    [TestCase("a cat in a park --ar 16:9 --seed 7 --steps 12", 1360, 768, 7L, 12)]
    [TestCase("a cat in a park --w 512 --h 768", 512, 768, null, null)]
    [TestCase("a cat in a park --ar 0:9 --seed 99999999999999999999", null, null, null, null)]
    public async Task Fix_turns_flags_into_options_of_the_request(string prompt, int? width, int? height, long? seed, int? steps)
    {
        await Generate(PromptLintMode.Fix, prompt);

        var request = _engine.Requests.Single();
        request.Prompt.Should().Be("a cat in a park");
        (request.Size?.Width, request.Size?.Height, request.Seed, request.Steps).Should().Be((width, height, seed, steps));
    }

    [Test]
    public async Task What_the_request_says_goes_before_what_its_prompt_says()
    {
        await new LintingGenerator(_engine, PromptLinter.Default, PromptLintMode.Fix)
            .GenerateAsync(new("a cat in a park --ar 16:9 --seed 7") { Seed = 1, Size = ImageSize.Square512 });

        (_engine.Requests.Single().Seed, _engine.Requests.Single().Size).Should().Be((1, ImageSize.Square512));
    }

    [TestCase("a man in a park", "FLX405")]
    [TestCase("ohwx man in a park", null)]
    public async Task The_word_a_tune_answers_to_belongs_in_the_prompt(string prompt, string? rule)
    {
        Tune tune = new() { Id = "1", Engine = "fake", Token = "ohwx", SubjectClass = "man" };

        var made = await new LintingGenerator(_engine, PromptLinter.Default).GenerateAsync(new(prompt) { Tunes = [tune] });

        made.Diagnostics.Select(diagnostic => diagnostic.RuleId).Should().Equal(rule is null ? [] : [rule]);
    }

    [Test]
    public async Task Warn_tells_that_a_negative_prompt_is_ignored_and_leaves_it()
    {
        var made = await new LintingGenerator(_engine, PromptLinter.Default).GenerateAsync(new("a man in a park") { NegativePrompt = "text" });

        made.Diagnostics.Should().ContainSingle().Which.RuleId.Should().Be("FLX204");
        _engine.Requests.Single().NegativePrompt.Should().Be("text");
    }

    [Test]
    public async Task Fix_clears_a_negative_prompt_that_is_ignored_and_tells()
    {
        var made = await new LintingGenerator(_engine, PromptLinter.Default, PromptLintMode.Fix).GenerateAsync(new("a man, no hat, in a park") { NegativePrompt = "text" });

        made.Diagnostics.Select(diagnostic => diagnostic.RuleId).Should().Equal("FLX204", "FLX201");
        _engine.Requests.Single().NegativePrompt.Should().BeNull();
        _engine.Requests.Single().Prompt.Should().Be("a man, in a park");
    }

    [Test]
    public async Task Refuse_stops_a_request_whose_negative_prompt_would_be_ignored()
    {
        var generate = () => new LintingGenerator(_engine, PromptLinter.Default, PromptLintMode.Refuse).GenerateAsync(new("a man in a park") { NegativePrompt = "text" });

        (await generate.Should().ThrowAsync<PromptRejectedException>()).Which.Diagnostics.Should().ContainSingle().Which.RuleId.Should().Be("FLX204");
        _engine.Requests.Should().BeEmpty();
    }

    [TestCase(PromptLintMode.Warn)]
    [TestCase(PromptLintMode.Fix)]
    [TestCase(PromptLintMode.Refuse)]
    public async Task A_negative_prompt_with_true_guidance_reaches_the_engine_untold(PromptLintMode mode)
    {
        GenerationRequest request = new("a man in a park") { NegativePrompt = "text", TrueGuidance = 2 };

        var made = await new LintingGenerator(_engine, PromptLinter.Default, mode).GenerateAsync(request);

        made.Diagnostics.Should().BeEmpty();
        _engine.Requests.Should().ContainSingle().Which.Should().BeSameAs(request);
    }

    [Test]
    public async Task A_profile_with_a_negative_prompt_has_nothing_against_one()
    {
        PromptLinter linter = new(FluxPromptRules.All, PromptProfile.FluxTrueGuidance);

        var made = await new LintingGenerator(_engine, linter, PromptLintMode.Refuse).GenerateAsync(new("a man in a park, looking at the sea") { NegativePrompt = "text" });

        made.Diagnostics.Should().BeEmpty();
    }

    [Test]
    public async Task A_marker_of_the_prompt_keeps_quiet_about_the_negative_prompt_too()
    {
        var made = await new LintingGenerator(_engine, PromptLinter.Default, PromptLintMode.Refuse)
            .GenerateAsync(new("a man in a park # flux-lint: ignore FLX204") { NegativePrompt = "text" });

        made.Diagnostics.Should().BeEmpty();
        _engine.Requests.Single().Prompt.Should().Be("a man in a park");
    }

    private Task<GenerationResult> Generate(PromptLintMode mode, string prompt, PromptSeverity refuseFrom = PromptSeverity.Warning) =>
        new LintingGenerator(_engine, PromptLinter.Default, mode, refuseFrom).GenerateAsync(new(prompt));

    private sealed class ListLogger : ILogger<LintingGenerator>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
