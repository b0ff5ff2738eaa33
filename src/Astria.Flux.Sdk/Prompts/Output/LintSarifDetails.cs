using Astria.Flux.Prompts.Diagnostics;

namespace Astria.Flux.Prompts.Output;

/// <summary>What a SARIF log says beside the findings.</summary>
public sealed record LintSarifDetails
{
    /// <summary>A rule's page, which goes into the log so that viewers can show it; <see langword="null"/> for a rule without one.</summary>
    /// <value>Default: no rule has one.</value>
    public Func<PromptRuleDescriptor, LintRulePage?> PageOf { get; init; } = static _ => null;

    /// <summary>What could not be read. It is looked at after the last prompt, so that it may be filled while the prompts are read; if there is anything, the log says
    /// so (<c>toolExecutionNotifications</c>), and that its run did not succeed (<c>executionSuccessful</c>).</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyCollection<UnreadPrompts> Unread { get; init; } = [];
}
