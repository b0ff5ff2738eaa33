using Astria.Flux.Prompts.Rules;

namespace Astria.Flux.Analyzers.Tests;

/// <summary>What release tracking would watch, were the descriptors written by hand.</summary>
internal sealed class RuleDescriptorTests
{
    [Test]
    public void Every_rule_is_a_diagnostic_of_the_same_id_and_severity() =>
        new PromptAnalyzer().SupportedDiagnostics.Select(descriptor => (descriptor.Id, descriptor.DefaultSeverity))
            .Should().Equal(FluxPromptRules.All.Select(rule => (rule.Descriptor.Id, RuleDescriptors.SeverityOf(rule.Descriptor.DefaultSeverity))));

    [Test]
    public void A_help_link_is_an_address_or_nothing() =>
        new PromptAnalyzer().SupportedDiagnostics.Should().OnlyContain(descriptor => descriptor.HelpLinkUri.Length == 0 || descriptor.HelpLinkUri.StartsWith("https://", StringComparison.Ordinal));

    [Test]
    public void Every_rule_is_on() => new PromptAnalyzer().SupportedDiagnostics.Should().OnlyContain(descriptor => descriptor.IsEnabledByDefault);
}
