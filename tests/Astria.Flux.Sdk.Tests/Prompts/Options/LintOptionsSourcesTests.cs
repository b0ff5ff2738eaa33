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
