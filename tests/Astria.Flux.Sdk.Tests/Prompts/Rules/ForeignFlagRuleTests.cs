using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>What becomes of a flag's value: a request option when it is one, nothing else.</summary>
public sealed class ForeignFlagRuleTests
{
    private static readonly PromptLinter Linter = new(FluxPromptRules.All.Where(rule => rule.Descriptor.Id == "FLX110"));

    [TestCase("a cat --ar=16:9", "aspect_ratio=16:9")]
    [TestCase("a cat --ar: 16:9", "aspect_ratio=16:9")]
    [TestCase("a cat --ar 16:9;", "aspect_ratio=16:9")]
    [TestCase("a cat --ar 16:9!", "aspect_ratio=16:9")]
    [TestCase("a cat --ar 16:9'", "aspect_ratio=16:9")]
    [TestCase("a cat --ar 16:9\"", "aspect_ratio=16:9")]
    [TestCase("a cat --ar 16:9)", "aspect_ratio=16:9")]
    [TestCase("\"a cat --ar 16:9\"", "aspect_ratio=16:9")]
    [TestCase("a cat --ar \"16:9\" --v 6", "aspect_ratio=16:9")]
    [TestCase("a cat --seed 4294967295", "seed=4294967295")]
    [TestCase("a cat --steps 20.", "steps=20")]
    public void A_value_without_the_signs_round_it_becomes_an_option(string prompt, string setting) =>
        Settings(prompt).Should().Equal(setting);

    [TestCase("a cat --ar 0:9")]
    [TestCase("a cat --ar 16:0")]
    [TestCase("a cat --ar 16:9:2")]
    [TestCase("a cat --ar wide:9")]
    [TestCase("a cat --seed -1")]
    [TestCase("a cat --seed 1.5")]
    [TestCase("a cat --seed 4294967296")]
    [TestCase("a cat --steps 0")]
    [TestCase("a cat --w 10.5")]
    public void What_no_request_takes_is_removed_without_an_option(string prompt)
    {
        Settings(prompt).Should().BeEmpty();

        Linter.Lint(prompt).ApplyFixes().Should().Be("a cat");
    }

    private static IEnumerable<string> Settings(string prompt) =>
        Linter.Lint(prompt).Diagnostics.SelectMany(diagnostic => diagnostic.Fix!.Settings).Select(setting => $"{setting.Name}={setting.Value}");
}
