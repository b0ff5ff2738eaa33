using Astria.Flux.DependencyInjection;
using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Options;
using Astria.Flux.Prompts.Options.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Astria.Flux.Tests.Prompts.Options;

internal sealed class LintOptionsSourcesTests
{
    [Test]
    public void Json_says_all_that_code_can()
    {
        var options = LintOptionsJson.Parse("""
            {
              // comments and trailing commas are fine
              "profile": "Astria-Flux", "minimumSeverity": "warning",
              "rules": { "flx201": "Error", "FLX101": "none" },
              "categories": { "style": "hint", },
            }
            """);

        options.Profile.Name.Should().Be("astria-flux");
        options.MinimumSeverity.Should().Be(PromptSeverity.Warning);
        options.Rules.Should().BeEquivalentTo(new Dictionary<string, PromptSeverity?> { ["flx201"] = PromptSeverity.Error, ["FLX101"] = null });
        options.Categories.Should().BeEquivalentTo(new Dictionary<PromptRuleCategory, PromptSeverity?> { [PromptRuleCategory.Style] = PromptSeverity.Hint });
    }

    [Test]
    public void Every_fault_is_listed_with_its_place()
    {
        var act = () => LintOptionsJson.Parse("""
            { "profile": "sd15", "minimumSeverity": 2, "rules": { "FLX999": "error", "FLX201": "loud", "FLX101": {} }, "categories": { "Stlye": "hint", "Style": 3 }, "fix": true }
            """);

        act.Should().Throw<FluxPolicyException>().Which.Faults.Select(fault => fault.Place).Should()
            .Equal("profile", "minimumSeverity", "rules.FLX999", "rules.FLX201", "rules.FLX101", "categories.Stlye", "categories.Style", "fix");
    }

    [TestCase("[]")]
    [TestCase("{ \"rules\": ")]
    [TestCase("")]
    public void What_is_no_object_is_refused(string json) => FluentActions.Invoking(() => LintOptionsJson.Parse(json)).Should().Throw<FormatException>();

    [TestCase("{\n  \"rules\": {\n    \"FLX201\": \"error\"\n    \"FLX101\": \"none\" } }", 4, 5, "'\"' is invalid after a value")]
    [TestCase("{\n  \"é😀\": tru }", 2, 13, "'true'")]
    [TestCase("{ \"rules\": {\n", 2, 1, "it ends before it is complete")]
    [TestCase("", 1, 1, "it is empty")]
    public void Where_it_is_no_JSON_is_told_as_editors_count(string json, int line, int column, string problem)
    {
        FluentActions.Invoking(() => LintOptionsJson.Parse(json)).Should().Throw<FormatException>().WithMessage($"*line {line}, column {column}: *{problem}*").And.Message.Should().NotContain("BytePosition");

        var file = Path.GetTempFileName();
        File.WriteAllText(file, json);
        FluentActions.Invoking(() => LintOptionsFile.Load(file)).Should().Throw<FormatException>().WithMessage($"{file}:{line}:{column}: *{problem}*");
        File.Delete(file);
    }

    [TestCase("""{ "rules": ["FLX201"] }""", "rules: is a list; it must be an object of rule ids with severities*")]
    [TestCase("""{ "rules": [] }""", "rules: is a list; *")]
    [TestCase("""{ "rules": "FLX201" }""", "rules: is 'FLX201'; it must be an object of rule ids*")]
    [TestCase("""{ "categories": ["Style"] }""", "categories: is a list; it must be an object of categories*")]
    [TestCase("""{ "profile": ["a"] }""", "profile: is no text; known: astria-flux, *")]
    [TestCase("""{ "profile": "astra-flux" }""", "profile: is 'astra-flux'; known: *Did you mean 'astria-flux'?")]
    [TestCase("""{ "rules": { "FLX20l": "none" } }""", "rules.FLX20l: is no rule. Did you mean 'FLX201', 'FLX202' or 'FLX203'? 'flux lint --list-rules' lists them.")]
    [TestCase("""{ "rules": { "nonsense": "none" } }""", "rules.nonsense: is no rule. 'flux lint --list-rules' lists them.")]
    [TestCase("""{ "rules": { "style": "none" } }""", "rules.style: is no rule but a category; it belongs in 'categories'.")]
    [TestCase("""{ "rules": { "FLX201": "eror" } }""", "rules.FLX201: is 'eror'; *Did you mean 'Error'?")]
    public void What_stands_where_something_else_belongs_is_told_what_is_expected(string json, string fault) =>
        FluentActions.Invoking(() => LintOptionsJson.Parse(json)).Should().Throw<FluxPolicyException>().Which.Faults.Should().ContainSingle().Which.ToString().Should().Match(fault);

    [Test]
    public void A_list_in_configuration_is_no_group_of_rules()
    {
        var section = Configuration(("Lint:Rules:0", "FLX201")).GetSection("Lint");

        FluentActions.Invoking(() => LintOptionsConfiguration.Read(section)).Should().Throw<FluxPolicyException>().WithMessage("*Lint:Rules: is a list; *");
    }

    [Test]
    public void A_folder_is_no_options_file()
    {
        var folder = Directory.CreateTempSubdirectory("flux-options-").FullName;

        FluentActions.Invoking(() => LintOptionsFile.Load(folder)).Should().Throw<IOException>().WithMessage($"{folder} is a folder; *{LintOptionsFile.Name}.");

        Directory.Delete(folder);
    }

    [Test]
    public void Configuration_is_read_the_same_way_and_places_are_written_as_it_does()
    {
        var section = Configuration(("Lint:Rules:FLX101", "none"), ("Lint:MinimumSeverity", "error")).GetSection("Lint");
        var wrong = Configuration(("Lint:Rules:FLX1", "none"), ("Lint:Categories:Style", "loud")).GetSection("Lint");

        LintOptionsConfiguration.Read(section).Should().BeEquivalentTo(PromptLintOptions.Default.Without("FLX101") with { MinimumSeverity = PromptSeverity.Error });
        FluentActions.Invoking(() => LintOptionsConfiguration.Read(wrong)).Should().Throw<FluxPolicyException>()
            .Which.Faults.Select(fault => fault.Place).Should().Equal("Lint:Rules:FLX1", "Lint:Categories:Style");
    }

    [Test]
    public void An_apps_linter_takes_the_group_Lint()
    {
        using var services = new ServiceCollection().AddAstriaFlux(Configuration(("Lint:Rules:FLX201", "none"))).Services.BuildServiceProvider();

        services.GetRequiredService<PromptLinter>().Lint("a man, no hat").IsClean.Should().BeTrue();
    }

    [TestCase("Lint:Rules:FLX999", "none", "Lint:Rules:FLX999")]
    [TestCase("Lint:MinimumSeverity", "loud", "Lint:MinimumSeverity")]
    [TestCase("Lint:Rulse:FLX201", "none", "Lint:Rulse")]
    public void An_app_with_wrong_lint_options_does_not_start(string key, string value, string place)
    {
        using var services = new ServiceCollection().AddAstriaFlux(Configuration((key, value))).Services.BuildServiceProvider();

        var act = () => services.GetRequiredService<IOptions<FluxOptions>>().Value;

        act.Should().Throw<OptionsValidationException>().WithMessage($"*{place}*");
    }

    [Test]
    public void The_nearest_file_upward_holds()
    {
        var folder = Directory.CreateTempSubdirectory("flux-options-").FullName;
        var below = Directory.CreateDirectory(Path.Combine(folder, "prompts", "portraits")).FullName;
        var file = Path.Combine(folder, LintOptionsFile.Name);
        File.WriteAllText(file, """{ "rules": { "FLX201": "none" } }""");

        LintOptionsFile.Find(Path.Combine(below, "not-there-yet.txt")).Should().Be(file);
        LintOptionsFile.Find(below).Should().Be(file);
        LintOptionsFile.Load(file).Rules.Should().ContainKey("FLX201");
        File.WriteAllText(Path.Combine(below, LintOptionsFile.Name), "{");
        FluentActions.Invoking(() => LintOptionsFile.Load(LintOptionsFile.Find(below)!)).Should().Throw<FormatException>().WithMessage($"{below}*");
        Directory.Delete(folder, recursive: true);
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)).Build();
}
