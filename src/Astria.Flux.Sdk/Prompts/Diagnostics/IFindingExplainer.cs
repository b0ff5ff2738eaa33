namespace Astria.Flux.Prompts.Diagnostics;

/// <summary>Says in words what was only noted: its message and its repair.</summary>
internal interface IFindingExplainer
{
    /// <summary>The message and the repair of a finding.</summary>
    /// <param name="number">The finding's <see cref="PromptFinding.Number"/>.</param>
    PromptFinding Explain(int number);
}
