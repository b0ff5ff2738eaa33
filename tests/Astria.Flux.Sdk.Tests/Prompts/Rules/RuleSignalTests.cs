using Astria.Flux.Prompts;
using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Prompts.Syntax;
using CsCheck;

namespace Astria.Flux.Tests.Prompts.Rules;

/// <summary>A rule is called for what the scanner saw: were that too narrow, it would not be called where it has something to find.</summary>
internal sealed class RuleSignalTests
{
    // For these the signal is a part of what they look for, which they do not ask again.
    private static readonly PromptRule[] Rules = [.. FluxPromptRules.All.Where(rule => rule.Descriptor.Id is not ("FLX303" or "FLX402"))];

    private static readonly PromptProfile[] Profiles = [PromptProfile.AstriaFlux, PromptProfile.RawFluxDev];

    private static readonly Gen<string> Brackets = Gen.OneOf(
            PromptGen.AnyOf("(", "(", "((", ")", ")", "[", "]", "{", "}", "{{", "}}", "( (", "\\(", "\\)", "a|b"),
            PromptGen.AnyOf(":1.3", ":1.3)", ": 1.2", ":.5", ":+1", ":1.)", "1.2", "::2", ":", "~", "^", "`", "\\", "<", "<b>", "猫"),
            PromptGen.AnyOf(" ", " ", ", ", ". ", "\n", "cat", "red hat", "your product", "a", "8 k", "\"b\""))
        .Array[1, 14].Select(string.Concat);

    private static readonly (PromptLinter Called, PromptLinter Always)[] Linters =
        [.. Profiles.Select(profile => (new PromptLinter(Rules, profile), new PromptLinter(Rules.Select(rule => new AlwaysCalled(rule)), profile)))];

    [Test]
    public void No_rule_finds_anything_where_it_is_not_called() =>
        Gen.OneOf(Brackets, PromptGen.Text).Sample(prompt => Linters.All(linter => Findings(linter.Called, prompt).SequenceEqual(Findings(linter.Always, prompt))), iter: 3_000);

    private static IEnumerable<(string, int, int)> Findings(PromptLinter linter, string prompt) =>
        linter.Lint(prompt).Diagnostics.Select(diagnostic => (diagnostic.RuleId, diagnostic.Start, diagnostic.Length));

    private sealed class AlwaysCalled(PromptRule rule) : PromptRule(rule.Descriptor)
    {
        public override void Check(ref PromptRuleContext context) => rule.Check(ref context);
    }
}
