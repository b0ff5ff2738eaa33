using Astria.Flux.Prompts.Diagnostics;
using Astria.Flux.Prompts.Rules;
using Astria.Flux.Settings;
using Microsoft.Extensions.Configuration;

namespace Astria.Flux.Prompts.Options.Sources;

/// <summary>Reads lint options from configuration. An app that adds the library to its services has those of the group <c>Lint</c> read for it.</summary>
public static class LintOptionsConfiguration
{
    /// <summary>Reads options; ids must be those of the built-in rules.</summary>
    /// <param name="section">The section; its keys are as <see cref="LintOptionsJson"/> has them: <c>Rules:FLX201</c>.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="section"/> is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; every fault is listed with its place.</exception>
    public static PromptLintOptions Read(IConfiguration section) => Read(section, FluxPromptRules.All);

    /// <summary>Reads options.</summary>
    /// <param name="section">The section; its keys are as <see cref="LintOptionsJson"/> has them: <c>Rules:FLX201</c>.</param>
    /// <param name="rules">The rules there are, an app's own among them.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FluxPolicyException">A setting makes no sense; every fault is listed with its place.</exception>
    public static PromptLintOptions Read(IConfiguration section, IReadOnlyList<PromptRule> rules)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(rules);
        var faults = new List<FluxFault>();
        var options = LintOptionsReader.Read(new ConfigurationSettingsNode(section), PromptLintOptions.Default, rules, faults);
        return faults.Count == 0 ? options : throw new FluxPolicyException("These lint options can't be used.", faults);
    }
}
